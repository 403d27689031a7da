import type { ReleaseItem, ReleaseOutcome } from '#shared/api/releases.ts';
import type { DeskWords } from './desk-words.ts';
import type { Moments } from './moments.ts';

/** The mark of how a release went: the shape carries it. */
export const outcomeMark = {
  ok: 'met',
  failed: 'outside',
  open: 'partial',
  stopped: 'none',
  cancelled: 'none',
  elsewhere: 'none',
} as const satisfies Record<ReleaseOutcome, string>;

const SHA_SHOWN = 10;

/** What a release is called: its version, else its commit, else the id that its sender gave it. */
export const releaseName = ({ version, sha, id }: Pick<ReleaseItem, 'version' | 'sha' | 'id'>): string =>
  version ?? sha?.slice(0, SHA_SHOWN) ?? id;

/** "failed", "not yet known, until 23 Nov 15:10" */
export const outcomeText = (
  { outcome, knownAt }: ReleaseItem,
  { words, moments, nowMs }: { words: DeskWords; moments: Moments; nowMs: number },
): string =>
  knownAt === null
    ? words.releases.outcome(outcome)
    : words.releases.outcomeUntil(moments.recent(Date.parse(knownAt), nowMs));

/** What is particular to a release, in few words; empty for most. */
export const releaseNotes = (item: ReleaseItem, { releases }: DeskWords): string[] => {
  const { isFirst, unplanned, automated, takesBack, fixesIncident } = item;
  return [
    isFirst ? releases.first : null,
    takesBack === null ? null : releases.takesBack(takesBack),
    fixesIncident === null ? null : releases.fixes(fixesIncident),
    unplanned === true ? releases.unplanned : null,
    automated === false ? releases.byHand : null,
  ].filter((note) => note !== null);
};
