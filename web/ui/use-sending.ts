import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../api/api.ts';

type Standing =
  | { readonly name: 'asking' | 'sending' | 'saved' }
  | { readonly name: 'refused'; readonly why: string };

/** A form that is sent to the board. */
export interface Sending {
  readonly standing: Standing;
  /** The board has asked for one. */
  readonly asksToken: boolean;
  readonly submit: (event: FormEvent<HTMLFormElement>) => void;
}

/** A field of a form, without the blanks around it; empty where there is none of that name. */
export const field = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/**
 * How a form is sent: with a token where the board asks for one, and with the reason where it was refused. Afterwards
 * the page is asked again.
 *
 * @param send sends what the form stands for
 */
export const useSending = (send: (form: FormData, token: string | null) => Promise<unknown>): Sending => {
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ name: 'asking' });
  const [asksToken, setAsksToken] = useState(false);
  const run = async (form: FormData): Promise<void> => {
    const token = field(form, 'token');
    setStanding({ name: 'sending' });
    try {
      await send(form, token === '' ? null : token);
      setStanding({ name: 'saved' });
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) setAsksToken(true);
      setStanding({ name: 'refused', why: error instanceof Error ? error.message : String(error) });
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void run(new FormData(event.currentTarget));
  };
  return { standing, asksToken, submit };
};
