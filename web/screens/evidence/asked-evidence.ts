import type { Asked } from '../../api/api.ts';

const names = ['service', 'window', 'at', 'from', 'to', 'reason', 'cursor'] as const;

/** What the address of a page of evidence asks of the server; what means nothing there is passed over. */
export const askedEvidence = (metric: string, search: URLSearchParams): Asked => {
  const counted = search.get('counted');
  const isAsked = counted === 'true' || counted === 'false';
  return {
    metric,
    ...Object.fromEntries(names.map((name) => [name, search.get(name) || null])),
    counted: isAsked ? counted : null,
  };
};
