import { readDeliveryNote } from '#shared/delivery-note.ts';
import type { DeskWords } from './desk-words.ts';
import type { Words } from './words.ts';

/** What is known of a delivery, in the reader's language; a line that is not known here stands as it came. */
export const deliveryNoteText = (detail: string, { hooks }: Words & DeskWords): string => {
  const say = (line: string): string | null => {
    const note = readDeliveryNote(line);
    return note === null ? null : hooks.note[note.key](note.values);
  };
  const lines = detail.split('; ').map((line) => ({ line, said: say(line) }));
  // A value may hold what stands between two lines.
  const whole = lines.every(({ said }) => said !== null) ? null : say(detail);
  return whole ?? lines.map(({ line, said }) => said ?? line).join('; ');
};
