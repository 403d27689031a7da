import type { ExpositionFormat } from './sample.ts';

/** The format, or why there is none. `word` says what was answered instead. */
export type FormatAnswer =
  | { readonly format: ExpositionFormat }
  | { readonly format: null; readonly reason: 'not-metrics' | 'unsupported'; readonly word: string };

/** Longest piece of a content type that is repeated to a reader. */
const MAX_TYPE = 60;

function refuse(reason: 'not-metrics' | 'unsupported', word: string): FormatAnswer {
  return { format: null, reason, word };
}

/**
 * Which parser reads an answer, by its Content-Type. A blank or unknown type is refused, as Prometheus 3 does.
 *
 * @example formatOf('text/plain; version=0.0.4; charset=utf-8') // { format: 'text' }
 */
export function formatOf(contentType: string | null): FormatAnswer {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/plain') return { format: 'text' };
  if (type === 'application/openmetrics-text') return { format: 'openmetrics' };
  if (type === '') return refuse('not-metrics', 'no content type');
  if (type === 'application/vnd.google.protobuf') return refuse('unsupported', 'protobuf');
  const plain = /^[\w.+-]+\/[\w.+-]+$/.test(type) && type.length <= MAX_TYPE;
  return refuse('not-metrics', plain ? `content type ${type}` : 'an odd content type');
}
