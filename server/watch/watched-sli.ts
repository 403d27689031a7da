import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { TallyLookup } from '#shared/facts.ts';
import type { BurnTerms } from '#shared/slo/burn-terms.ts';
import { pageTerms } from '#shared/slo/page-terms.ts';
import { DAY_MS } from '#shared/units.ts';
import { specOf } from '../compute/spec.ts';
import type { ObjectiveConfig, ServiceConfig } from '../config/config.ts';
import type { Checkpoint } from './resume.ts';
import { type TermsLine, termsLine } from './terms-line.ts';

/** By what an objective is judged, worked out once until one of these changes. */
export interface WatchedTerms {
  readonly objective: ObjectiveConfig;
  readonly versions: readonly AgreementVersion[];
  readonly zone: string;
  /** The history that they were worked out for. */
  readonly firstMinuteMs: number;
  readonly untilMs: number;
  readonly terms: readonly BurnTerms[];
  readonly line: TermsLine;
  /** The line as it is kept with the mark. */
  readonly text: string;
}

/** An objective under watch. */
export interface WatchedSli {
  readonly sliId: number;
  readonly tallies: TallyLookup;
  /** Where its judging stood a while ago, oldest first. */
  checkpoints: readonly Checkpoint[];
  terms: WatchedTerms | null;
}

export interface TermsQuestion {
  readonly service: ServiceConfig;
  readonly objective: ObjectiveConfig;
  readonly versions: readonly AgreementVersion[];
  readonly zone: string;
  readonly firstMinuteMs: number;
  /** They are needed up to here. */
  readonly toMs: number;
}

/** What may be known already of the days ahead, so that the terms are not worked out each minute. */
const AHEAD_MS = DAY_MS;

const isStill = (known: WatchedTerms, asked: TermsQuestion): boolean =>
  known.objective === asked.objective &&
  known.versions === asked.versions &&
  known.zone === asked.zone &&
  known.firstMinuteMs === asked.firstMinuteMs &&
  known.untilMs >= asked.toMs;

/** The terms of a watched objective over its whole history. */
export function termsOf(watched: WatchedSli, asked: TermsQuestion): WatchedTerms {
  if (watched.terms !== null && isStill(watched.terms, asked)) return watched.terms;
  const { service, objective, versions, zone, firstMinuteMs } = asked;
  const untilMs = Math.max(asked.toMs, firstMinuteMs) + AHEAD_MS;
  const terms = pageTerms({ spec: specOf(service, objective, []), versions }, zone, firstMinuteMs, untilMs);
  const line = termsLine(terms, firstMinuteMs, untilMs);
  watched.terms = {
    objective,
    versions,
    zone,
    firstMinuteMs,
    untilMs,
    terms,
    line,
    text: JSON.stringify(line),
  };
  return watched.terms;
}
