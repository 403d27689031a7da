import { counted, duration, plural } from './en-grammar.ts';
import type { DurationPart } from './format-duration.ts';
import { countText } from './format-ratio.ts';

const outcomes: Record<string, string> = {
  ok: 'ok',
  failed: 'failed',
  open: 'not yet known',
  stopped: 'stopped in the pipeline',
  cancelled: 'cancelled',
  elsewhere: 'not production',
};

const leftOut: Record<string, string> = {
  merge: 'a merge, which is no change',
  'cherry-pick': 'went out before as another commit',
  baseline: 'from before the first release',
  'roll-back': 'only brought back',
  're-deployment': 'only came with the same once more',
  negative: 'committed after it went out: a clock is wrong',
  before: 'went out before',
};

const changeSources: Record<string, string> = {
  told: 'told by the pipeline',
  repository: 'from the repository',
  api: 'from the code host',
  pushes: 'from pushes',
};

/** What kept the changes of a release from being found: the keys of `server/collect/changes/`. */
const problems: Record<string, string> = {
  'no-commit': 'the release names no commit',
  'unknown-commit': 'its commit is not known in the repository',
  'range-gap': 'what lies between it and the release before is not known',
  'unknown-files': 'it is not known which paths its commits touched',
  'too-many-commits': 'more commits than are read',
  'rate-limited': 'the code host asks to wait',
  'fetch-failed': 'the repository could not be read',
  'no-repository': 'no repository is named',
};

/** `fetch-failed could not resolve host`: a key, and a line beside it. */
const problemText = (problem: string): string => {
  const [, key = '', detail] = /^(\S+)(?: (.*))?$/s.exec(problem) ?? [];
  const text = problems[key] ?? key;
  return detail === undefined ? text : `${text}: ${detail}`;
};

/** Words of the pages of releases. */
export const enReleases = {
  heading: (releases: number, failed: number): string => {
    if (releases === 0) return 'No release in this time';
    if (failed === 0)
      return releases === 1
        ? 'The one release did not fail'
        : `None of ${countText(releases)} releases failed`;
    return `${countText(failed)} of ${counted(releases, 'release', 'releases')} failed`;
  },
  titleState: (releases: number, failed: number): string =>
    failed === 0
      ? counted(releases, 'release', 'releases')
      : `${countText(failed)} of ${countText(releases)} failed`,
  tooYoung: (count: number, length: readonly DurationPart[]): string =>
    `${countText(count)} ${plural(count, 'is', 'are')} too young to tell: a release shows within ${duration(length)} whether it failed.`,
  rule: (length: readonly DurationPart[]): string =>
    `A release failed when an incident names it, when it was rolled back, reverted or hotfixed, or when an incident of its service began within ${duration(length)}.`,
  onlyFailed: 'Failed only',
  evidence: 'The failure rate and what it rests on',
  none: 'No release is known here.',
  noneHint: 'Tell of one at the end of your pipeline, or let GitHub or GitLab send it.',
  noneFailed: 'None of the releases in this time failed.',
  noneInSpan: 'None in this time. Choose another one above.',
  toSetup: 'How to connect releases',
  list: 'Releases',
  columns: {
    release: 'Release',
    when: 'Went out',
    changes: 'Changes',
    oldest: 'Oldest waited',
    median: 'Median lead time',
    outcome: 'How it went',
  },
  outcome: (outcome: string): string => outcomes[outcome] ?? outcome,
  outcomeUntil: (when: string): string => `not yet known, until ${when}`,
  environment: (environment: string): string => `to ${environment}`,
  byPipeline: 'by a pipeline',
  byHand: 'by hand',
  unplanned: 'unplanned',
  takesBack: (release: string): string => `rolls back ${release}`,
  fixes: (incident: string): string => `made to end ${incident}`,
  first: 'first release',
  changeCount: (count: number): string => counted(count, 'change', 'changes'),
  noChanges: 'none known',
  changesFrom: (from: string): string => changeSources[from] ?? from,
  changesProblem: (problem: string): string => problemText(problem),
  corrected: (by: string): string => `corrected by ${by}`,
  strip: {
    title: 'When releases went out',
    lane: (service: string, count: number, failed: number): string =>
      failed === 0
        ? `${service}: ${counted(count, 'release', 'releases')}`
        : `${service}: ${counted(count, 'release', 'releases')}, ${countText(failed)} failed`,
    plan: (lane: string, out: number, missed: number): string =>
      `${lane}, ${countText(out)} of ${countText(out + missed)} planned ones on their day`,
    key: {
      went: 'a release',
      many: 'several close together',
      failed: 'failed',
      planned: 'on its planned day',
      missed: 'planned, missed',
      due: 'planned',
    },
    more: (count: number): string => `${counted(count, 'service', 'services')} more: choose one above.`,
  },
  waiting: {
    title: 'Waiting to ship',
    line: (count: number, length: readonly DurationPart[]): string =>
      count === 1
        ? `1 change merged and not out, for ${duration(length)}`
        : `${countText(count)} changes merged and not out, the oldest for ${duration(length)}`,
  },
  detail: {
    back: 'All releases',
    ok: 'Nothing says that it failed.',
    failed: 'It failed.',
    open: (when: string): string =>
      `Too young to tell: if nothing says otherwise, it counts as ok from ${when}.`,
    stopped: 'It never went out: the pipeline stopped.',
    cancelled: 'It never went out: it was cancelled.',
    elsewhere: 'It did not go to production, so no figure counts it.',
    facts: {
      when: 'Went out',
      took: 'Took',
      before: 'Ran before',
      commit: 'Commit',
      ref: 'From',
      started: 'Started',
      planned: 'Kind',
      source: 'Known from',
    },
    planned: 'planned',
    notSaid: 'not said',
    nothingBefore: 'nothing known',
    why: 'What says so',
    whyNot: 'What says that it failed',
    nothingSays: 'No incident, roll-back, revert or hotfix points at it.',
    changes: 'What it brought',
    noChanges: 'No change of it is known.',
    noChangesHint:
      'Tell them with the release, name the repository in andon.yaml, or give the board a token of the code host.',
    isFirst: 'The first release of its service is the baseline: what it carried has no lead time.',
    shown: (shown: number, of: number): string =>
      `The first ${countText(shown)} of ${countText(of)} are shown.`,
    medians: {
      lead: 'Median lead time',
      oldest: 'Oldest change',
      coding: 'Coding',
      review: 'Review',
      shipping: 'Shipping',
    },
    mediansHint: {
      lead: 'commit to production',
      oldest: 'commit to production',
      coding: 'first commit to pull request',
      review: 'opened to merged',
      shipping: 'merged to production',
    },
    dots: (count: number, length: readonly DurationPart[]): string =>
      `${counted(count, 'change', 'changes')} by how long each took from commit to production, the longest ${duration(length)}`,
    dotsAgreed: (limit: readonly DurationPart[], version: number): string =>
      `agreed ≤ ${duration(limit)}, v${version}`,
    dotsOver: (count: number): string => `${counted(count, 'change', 'changes')} took longer than agreed`,
    columns: {
      change: 'Change',
      committed: 'Committed',
      lead: 'To production',
      parts: 'Coding, review, shipping',
    },
    leftOut: (reason: string): string => leftOut[reason] ?? reason,
    pullRequest: (number: string): string => `#${number}`,
    cherryPick: (sha: string): string => `picked from ${sha}`,
    reverts: (sha: string): string => `takes back ${sha}`,
    part: (coding: string, review: string, shipping: string): string => `${coding} · ${review} · ${shipping}`,
    partUnknown: '–',
    incidents: (length: readonly DurationPart[]): string => `Incidents within ${duration(length)} after it`,
    noIncidents: 'None began in that time.',
    began: (length: readonly DurationPart[]): string => `began ${duration(length)} after it`,
    beganBefore: (length: readonly DurationPart[]): string => `began ${duration(length)} before it`,
    notLinked: 'not linked to it',
  },
};
