import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api.ts';

type Standing =
  | { readonly name: 'asking' | 'sending' | 'saved' }
  | { readonly name: 'refused'; readonly why: string };

export interface Sending {
  readonly standing: Standing;
  /** The board has asked for one. */
  readonly asksToken: boolean;
  /** Sends a form; afterwards the page is asked again. */
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
}

/** @returns a field of a form, without the blanks around it */
export const field = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/**
 * How a form of this page is sent: once, with a token where the board asks for one, and with the reason where it was
 * refused.
 *
 * @param send what the form stands for; `pressed` is the value of the button
 */
export const useSending = (
  send: (form: FormData, token: string | null, pressed: string) => Promise<unknown>,
): Sending => {
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ name: 'asking' });
  const [asksToken, setAsksToken] = useState(false);
  const run = async (form: FormData, pressed: string): Promise<void> => {
    const token = field(form, 'token');
    setStanding({ name: 'sending' });
    try {
      await send(form, token === '' ? null : token, pressed);
      setStanding({ name: 'saved' });
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setAsksToken(true);
      setStanding({ name: 'refused', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const by = (event.nativeEvent as SubmitEvent).submitter;
    const pressed = by instanceof HTMLButtonElement ? by.value : '';
    void run(new FormData(event.currentTarget), pressed);
  };
  return { standing, asksToken, submit };
};
