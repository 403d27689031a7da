import Type, { type Static } from 'typebox';
import { deploymentResults } from '../facts.ts';
import {
  type Contract,
  EventsFilter,
  EventsHead,
  Instant,
  LocalName,
  Nullable,
  NullableInstant,
  NullableNumber,
  NullableString,
  TeamShape,
} from './contract.ts';
import { CorrectionAnswer, DeploymentName } from './corrections.ts';
import { EvidenceLink } from './evidence.ts';

const Count = Type.Integer({ minimum: 0 });
const NullableFlag = Nullable(Type.Boolean());

/**
 * How a release went. `stopped` and `cancelled` never went out; `open` is too young to tell; `elsewhere` went to an
 * environment that is not production, which no figure counts.
 */
export const releaseOutcomes = ['ok', 'failed', 'open', 'stopped', 'cancelled', 'elsewhere'] as const;
export type ReleaseOutcome = (typeof releaseOutcomes)[number];

/** Where the changes of a release come from: its sender, the local repository, the code host, or pushes. */
export const changeSources = ['told', 'repository', 'api', 'pushes'] as const;
export type ChangeSource = (typeof changeSources)[number];

export const ReleaseItem = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  environment: Type.String(),
  id: Type.String(),
  version: NullableString,
  sha: NullableString,
  finishedAt: Instant,
  startedAt: NullableInstant,
  result: Type.Enum(deploymentResults),
  outcome: Type.Enum(releaseOutcomes),
  knownAt: Type.Union([Instant, Type.Null()], {
    description: 'when an `open` one is old enough to be called ok; null for the others',
  }),
  links: Type.Array(EvidenceLink, { description: 'what says that it failed, strongest first' }),
  correction: Type.Union([CorrectionAnswer, Type.Null()], { description: 'what people said of it last' }),
  takesBack: Type.Union([Type.String(), Type.Null()], { description: 'the release that it rolls back' }),
  fixesIncident: NullableString,
  automated: NullableFlag,
  unplanned: NullableFlag,
  changeCount: Count,
  changesFrom: Nullable(Type.Enum(changeSources)),
  changesProblem: Type.Union([Type.String(), Type.Null()], {
    description: 'what kept its changes from being found',
  }),
  isFirst: Type.Boolean({
    description: 'the first of its service: a baseline, whose changes are not counted',
  }),
  countedCount: Type.Integer({ minimum: 0, description: 'changes that have a lead time' }),
  oldestSeconds: Type.Union([Type.Number(), Type.Null()], { description: 'what its oldest change waited' }),
  medianSeconds: Type.Union([Type.Number(), Type.Null()], { description: 'median lead time of its changes' }),
  url: NullableString,
});
export type ReleaseItem = Static<typeof ReleaseItem>;

/** What is merged and not out, of one service. */
export const WaitingItem = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  count: Count,
  oldestAt: Instant,
});
export type WaitingItem = Static<typeof WaitingItem>;

/** A planned release: `out` went out on its day, `missed` did not, `due` is still to come. */
export const slotStates = ['out', 'missed', 'due'] as const;

/** Days of one service on the strip; days without a release are left out. */
export const StripLane = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  count: Count,
  plan: Type.Union([Type.String(), Type.Null()], { description: 'the release plan as it is configured' }),
  days: Type.Array(Type.Object({ start: Instant, count: Count, failedCount: Count, kept: Type.Boolean() })),
  slots: Type.Array(Type.Object({ at: Instant, state: Type.Enum(slotStates) })),
});
export type StripLane = Static<typeof StripLane>;

export const ReleasesQuery = Type.Object({
  ...EventsFilter.properties,
  failed: Type.Optional(Type.Boolean({ description: 'only those that failed' })),
});
export type ReleasesQuery = Static<typeof ReleasesQuery>;

export const releasesContract = {
  method: 'GET',
  url: '/releases',
  query: ReleasesQuery,
  response: Type.Object({
    ...EventsHead,
    settleSeconds: Type.Number({
      description: 'how old a release is before it counts as one that did not fail',
    }),
    counts: Type.Object({
      /** Successful production deployments in the span. */
      releases: Count,
      failed: Count,
      open: Count,
    }),
    lanes: Type.Array(StripLane, { description: 'the services that released most, at most 12' }),
    laneCount: Type.Integer({ minimum: 0, description: 'services that released or were to, all of them' }),
    waiting: Type.Array(WaitingItem),
    items: Type.Array(ReleaseItem),
    next: NullableString,
  }),
} as const satisfies Contract;

/** Why a change of a release has no lead time here. */
export const changeReasons = [
  'merge',
  'cherry-pick',
  'baseline',
  'roll-back',
  're-deployment',
  'negative',
  'before',
] as const;

/** A change as this release carried it. */
export const ReleaseChange = Type.Object({
  repository: Type.String(),
  sha: Type.String(),
  message: NullableString,
  pullRequest: NullableString,
  committedAt: Instant,
  firstCommitAt: NullableInstant,
  openedAt: NullableInstant,
  mergedAt: NullableInstant,
  leadSeconds: Type.Union([Type.Number(), Type.Null()], { description: 'null where it is left out' }),
  leftOut: Type.Union([Type.Enum(changeReasons), Type.Null()], {
    description: '`before`: another release brought it first',
  }),
  codingSeconds: NullableNumber,
  reviewSeconds: NullableNumber,
  shippingSeconds: NullableNumber,
  originSha: NullableString,
  revertsSha: NullableString,
});
export type ReleaseChange = Static<typeof ReleaseChange>;

/** An incident near a release, with what ties the two. */
export const NearIncident = Type.Object({
  service: Type.String(),
  serviceName: LocalName,
  id: Type.String(),
  title: Type.String(),
  severity: Type.Integer(),
  startedAt: Instant,
  resolvedAt: NullableInstant,
  afterSeconds: Type.Number({ description: 'from the release; negative where it began before' }),
  link: Nullable(EvidenceLink),
});
export type NearIncident = Static<typeof NearIncident>;

/** An id is one of a service and environment: several services may deploy the same version. */
export const releaseContract = {
  method: 'GET',
  url: '/releases/:service/:environment/:id',
  params: Type.Object({ service: Type.String(), environment: Type.String(), id: Type.String() }),
  response: Type.Object({
    at: Instant,
    team: TeamShape,
    sample: Type.Boolean(),
    release: ReleaseItem,
    ref: NullableString,
    repository: NullableString,
    source: Type.String(),
    settleSeconds: Type.Number(),
    before: Nullable(
      Type.Object({ ...DeploymentName.properties, version: NullableString, finishedAt: Instant }),
    ),
    limit: Type.Union([Type.Object({ seconds: Type.Number(), version: NullableNumber }), Type.Null()], {
      description: 'the lead time that was agreed when it went out',
    }),
    changes: Type.Array(ReleaseChange, { description: 'the first 500, the oldest commit first' }),
    parts: Type.Object({
      codingSeconds: NullableNumber,
      reviewSeconds: NullableNumber,
      shippingSeconds: NullableNumber,
    }),
    incidents: Type.Array(NearIncident),
    corrections: Type.Array(CorrectionAnswer, { description: 'what people said of it, latest first' }),
  }),
} as const satisfies Contract;
