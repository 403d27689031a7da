import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { BurnTerms } from '#shared/slo/burn-terms.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import { DAY_MS } from '#shared/units.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import { specOf } from './spec.ts';
import { type TermsLine, termsLine } from './terms-line.ts';

/** What the pages of an objective are judged by, and what that follows from. */
export interface TermsQuestion {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  readonly versions: readonly AgreementVersion[];
  /** Calendar periods are cut in it. */
  readonly zone: string;
  /** They hold from here on. */
  readonly firstMinuteMs: number;
  /** They are needed up to here. */
  readonly toMs: number;
}

/** The page terms of an objective over its whole history, and a little ahead. */
export interface KnownTerms {
  readonly terms: readonly BurnTerms[];
  readonly line: TermsLine;
  /** The line as it is kept with what was judged by it. */
  readonly text: string;
}

/** Terms of objectives, worked out anew only where what they follow from changed. */
export interface TermsBook {
  of(question: TermsQuestion): KnownTerms;
}

type Entry = KnownTerms & { readonly asked: TermsQuestion };

/** So far ahead, lest they are worked out anew each minute. */
const AHEAD_MS = DAY_MS;

const isStill = ({ asked: before }: Entry, asked: TermsQuestion): boolean =>
  before.objective === asked.objective &&
  before.versions === asked.versions &&
  before.zone === asked.zone &&
  before.firstMinuteMs === asked.firstMinuteMs &&
  before.toMs >= asked.toMs;

function workOut(asked: TermsQuestion): Entry {
  const { service, objective, versions, zone, firstMinuteMs } = asked;
  const toMs = Math.max(asked.toMs, firstMinuteMs) + AHEAD_MS;
  const terms = pageTerms({ spec: specOf(service, objective, []), versions }, zone, firstMinuteMs, toMs);
  const line = termsLine(terms, firstMinuteMs, toMs);
  return { asked: { ...asked, toMs }, terms, line, text: JSON.stringify(line) };
}

export function createTermsBook(): TermsBook {
  const known = new Map<string, Entry>();
  return {
    of(asked) {
      const key = `${asked.service.id} ${asked.objective.id}`;
      const before = known.get(key);
      if (before !== undefined && isStill(before, asked)) return before;
      const now = workOut(asked);
      known.set(key, now);
      return now;
    },
  };
}
