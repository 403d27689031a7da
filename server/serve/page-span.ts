import { daySpan, isWrittenAsDay } from '#shared/calendar.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant, type Span } from '#shared/time.ts';
import { pageSpan } from '../compute/page-span.ts';
import { queryInstant } from './instants.ts';

/**
 * An end of a span, epoch ms; null where it is not given. A day of the team is in the span whole, whichever end it is.
 *
 * @throws Problem `invalid-query` for what is neither day nor time
 */
export function readEdge(text: string | undefined, name: 'from' | 'to', zone: string): number | null {
  if (text === undefined || !isWrittenAsDay(text)) return queryInstant(text, name);
  const day = daySpan(text, zone);
  if (day === null) throw new Problem('invalid-query', `${name}=${text} is not a day of the calendar.`);
  return queryInstant(isoInstant(name === 'from' ? day.startMs : day.endMs), name);
}

/** The span that a page of events is asked for. @throws Problem `invalid-query` for what is neither day nor time */
export const readPageSpan = (
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  zone: string,
  nowMs: number,
): Span => pageSpan(readEdge(from, 'from', zone), readEdge(to, 'to', zone), nowMs);
