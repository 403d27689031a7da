import type { EvidenceItem } from '#shared/api/evidence.ts';
import type { Api, Asked } from './api.ts';

const PAGE = '1000';

/**
 * Every event of a list, page by page.
 *
 * @param onPage is told how many there are so far
 */
export const readAllEvidence = async (
  api: Pick<Api, 'evidence'>,
  asked: Asked,
  onPage: (count: number) => void,
): Promise<EvidenceItem[]> => {
  const items: EvidenceItem[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<Api['evidence']>> = await api.evidence({ ...asked, limit: PAGE, cursor });
    items.push(...page.items);
    onPage(items.length);
    if (page.next === null) return items;
    cursor = page.next;
  }
};
