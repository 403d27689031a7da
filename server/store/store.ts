import type { AgreementVersion } from '#shared/agreement/version.ts';
import type { TokenScope } from '#shared/api/tokens.ts';
import type { DeliveryFacts, DeployedChange, Deployment, DeploymentKey, TallyLookup } from '#shared/facts.ts';
import type { ChangeLineStore } from './change-lines.ts';
import type { CollectorStore } from './collector.ts';
import type { CommitStore } from './commits.ts';
import type { DeliveryStore } from './deliveries.ts';
import type { DeliveryColumnStore } from './delivery-columns.ts';
import type { EpisodeStore } from './episodes.ts';
import type { ImportProgressStore } from './import-progress.ts';
import type { IncidentStore } from './incidents.ts';
import type { LinkCorrectionStore } from './link-corrections.ts';
import type { NoteStore } from './notes.ts';
import type { PullRequestStore } from './pull-requests.ts';
import type { ReleaseStore } from './releases.ts';
import type { SenderEventStore } from './sender-events.ts';
import type { TimeSpan } from './time-spans.ts';
import type { UnshippedStore } from './unshipped.ts';

/** What changed, as hints for live screens and caches. */
export type Noun =
  | 'tallies'
  | 'deployments'
  | 'incidents'
  | 'agreement'
  | 'sources'
  | 'config'
  | 'notes'
  | 'episodes';

export type Upserted = 'created' | 'updated' | 'same';

/** A page of a list, newest first. `next` is the cursor of the following page; null on the last one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface ListQuery {
  readonly service: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** 1 to 1 000. */
  readonly limit: number;
  readonly cursor: string | null;
}

/** One observation of a source, booked on the minute it was seen in. */
export interface Observation {
  readonly sliId: number;
  /** Start of the minute, epoch ms. */
  readonly minuteMs: number;
  readonly good: number;
  readonly total: number;
  /** Whether the source was heard in this minute; false for the filled-in minutes of a gap. */
  readonly covered: boolean;
}

export interface TallyStore {
  /** The number of an SLI, made at first use. */
  sliId(service: string, objective: string): number;
  /**
   * Adds to what the minute holds. Buffered: durable after the next `flush`, in every answer at once.
   * A covered observation is also heard of, at the start of its minute.
   */
  add(observations: readonly Observation[]): void;
  /**
   * Replaces what the minutes hold, `covered` too. Durable when it returns, with all that was buffered; one
   * transaction. Throws `RangeError`, and books nothing, where one of them is no count or no minute.
   */
  replace(observations: readonly Observation[]): void;
  /** Notes that the source was heard, also where nothing was counted: the minute is covered. Buffered as `add`. */
  heard(sliId: number, atMs: number): void;
  lookup(sliId: number): TallyLookup;
  /** Grows with whatever could change what `lookup` answers: while it stands still, an answer may be kept. */
  changeCount(sliId: number): number;
  /** Writes what is buffered in one transaction, together with counter states set since the last flush. */
  flush(): void;
  /** Packs UTC days that ended 10 minutes before `nowMs` or earlier; returns how many SLI-days it packed. */
  pack(nowMs: number): number;
  /**
   * One short turn of the same, some ten milliseconds, which leaves out days that were over before and are being
   * written now. Returns whether there was something to pack: another turn may find more.
   */
  packSome(nowMs: number): boolean;
}

/** Counters of one process behind a target: they begin with it. */
export interface ProcessCounters {
  /** When it began, by its own word; null where its page does not say. */
  readonly startedAtMs: number | null;
  /**
   * Last value by series key (name and sorted labels), the one longest not seen first. Includes series that vanished;
   * NaN for one that was there and never held a count.
   */
  readonly values: ReadonlyMap<string, number>;
  /** Whether no series was ever forgotten: one that is not known here is then newborn. */
  readonly isWhole: boolean;
}

/** Last counter values of one target under one objective, so that increases survive a restart. */
export interface CounterState {
  /** When the last good scrape was taken. */
  readonly scrapedAtMs: number;
  /** Fingerprint of the selectors; a change starts the target anew. */
  readonly configuration: string;
  /** Several where a balancer stands before them; the one seen last first. */
  readonly processes: readonly ProcessCounters[];
}

export interface CounterStore {
  get(sliId: number, target: string): CounterState | null;
  /** Buffered with the tallies: both are durable together, or neither. */
  set(sliId: number, target: string, state: CounterState): void;
}

/** For which minutes the server behind a `query` objective has answered, question by question. */
export interface QuerySpanStore {
  /** Notes what an SLI is asked with. Another fingerprint than before begins anew: nothing is answered for yet. */
  asked(sliId: number, fingerprint: string, nowMs: number): void;
  /** When the present question was asked first; null where the SLI asks no server. */
  firstAskedAtMs(sliId: number): number | null;
  /** What has its answer, in order; touching spans are one. */
  answered(sliId: number): readonly TimeSpan[];
  /**
   * Notes an answer whose tallies are stored already. Buffered: what a crash loses is asked and replaced again.
   * Throws `RangeError` for an SLI that `asked` does not know.
   */
  add(sliId: number, span: TimeSpan): void;
}

/** How one target of an objective is doing. */
export interface TargetState {
  readonly sliId: number;
  /** Its name as `keptTarget` makes it: no secret stands in it. */
  readonly target: string;
  readonly lastAttemptAtMs: number;
  readonly lastOkAtMs: number | null;
  readonly failuresInARow: number;
  /** When the first failure of the present row was seen; null while it answers. */
  readonly failingSinceMs: number | null;
  /** Stable key of the failure, e.g. `refused`; null while it answers. */
  readonly reason: string | null;
  /** One line for a reader; of a response body nothing but the error that a queried server names. */
  readonly detail: string | null;
  readonly durationSeconds: number;
  /** How many observations a scrape of it makes, as of the last that was taken; null where nothing is said of that: one. */
  readonly observedCount: number | null;
}

export interface TargetStore {
  all(): readonly TargetState[];
  /** Those of one SLI. */
  of(sliId: number): readonly TargetState[];
  /**
   * Buffered; announced as `sources` at the first attempt since the store was opened, and when the reason, the
   * two-failure mark or what is observed changes.
   */
  set(state: TargetState): void;
  /** Forgets targets that the configuration no longer names. The keys are made by `targetKey`. */
  keepOnly(keys: ReadonlySet<string>): void;
}

/** A deployment as it was told, and what it carried; null where the teller says nothing of that. */
export interface ToldDeployment {
  readonly deployment: Deployment;
  readonly changes: readonly DeployedChange[] | null;
  /** What of it was said, so that the rest stays as it is known: null takes away. Absent: all that is not null. */
  readonly said?: Partial<Omit<Deployment, 'service' | 'environment' | 'id' | 'source'>>;
}

/** A deployment and all the changes that it carried. */
export interface WholeDeployment extends ToldDeployment {
  readonly changes: readonly DeployedChange[];
}

export interface DeploymentStore {
  /** `changes: null` leaves the stored changes alone; a list replaces them. Durable when it returns. */
  upsert(deployment: Deployment, changes: readonly DeployedChange[] | null): Upserted;
  /** As `upsert`, of all of them in one transaction. */
  upsertMany(told: readonly ToldDeployment[]): Upserted[];
  /** Takes it away with what it carried; returns whether it was there. */
  remove(deployment: DeploymentKey): boolean;
  get(service: string, environment: string, id: string): Deployment | null;
  /** How many changes are stored with a deployment. */
  changeCount(deployment: Pick<Deployment, 'service' | 'environment' | 'id'>): number;
  /** Throws the problem `invalid-query` for a cursor that is none. */
  list(query: ListQuery): Page<Deployment & { readonly changeCount: number }>;
  /** Successful deployments to one of `production`, oldest first, and their changes. `service: null` for all. */
  facts(
    service: string | null,
    production: readonly string[],
  ): Pick<DeliveryFacts, 'deployments' | 'changes'>;
}

export interface AgreementStore {
  /** Oldest first; empty before the first start with an agreement. */
  versions(): readonly AgreementVersion[];
  /** Appends all of them or none; the ledger is never changed. Throws `RangeError` unless each number is the next. */
  append(versions: readonly AgreementVersion[]): void;
}

export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdAtMs: number;
  readonly revokedAtMs: number | null;
}

export interface TokenStore {
  /** Keeps the SHA-256 of the secret only. */
  create(name: string, scopes: readonly TokenScope[], secretHash: Buffer, nowMs: number): TokenRow;
  list(): readonly TokenRow[];
  revoke(id: number, nowMs: number): boolean;
  /** Null where there is none, and where it was revoked. */
  findByHash(secretHash: Buffer): TokenRow | null;
  /** Whether any token was ever made: from then on intake needs one. */
  any(): boolean;
}

/** Everything that is kept. The only SQL in the program stands behind this. */
export interface Store {
  readonly tallies: TallyStore;
  readonly counters: CounterStore;
  readonly targets: TargetStore;
  readonly querySpans: QuerySpanStore;
  readonly deployments: DeploymentStore;
  readonly releases: ReleaseStore;
  readonly incidents: IncidentStore;
  readonly commits: CommitStore;
  readonly pullRequests: PullRequestStore;
  readonly unshipped: UnshippedStore;
  readonly changeLines: ChangeLineStore;
  readonly linkCorrections: LinkCorrectionStore;
  readonly deliveryColumns: DeliveryColumnStore;
  readonly notes: NoteStore;
  readonly episodes: EpisodeStore;
  readonly agreements: AgreementStore;
  readonly tokens: TokenStore;
  readonly importProgress: ImportProgressStore;
  readonly deliveries: DeliveryStore;
  readonly senderEvents: SenderEventStore;
  readonly collector: CollectorStore;
  /** Does several things as one: all of them are kept, or none where `work` throws. Parts of it may do so again. */
  atomically<Result>(work: () => Result): Result;
  /**
   * As `atomically`, for what is done again where a power cut takes it back: it does not wait for the disk. What is
   * written afterwards and waits, waits for this as well. Not inside another one.
   */
  repeatably<Result>(work: () => Result): Result;
  /** A number that grows with every announced change; answers may be kept while it stands still. */
  changeNumber(): number;
  /** Hears what changed after each commit. Returns what ends the listening. */
  onChange(listener: (nouns: ReadonlySet<Noun>) => void): () => void;
  /** For changes that are not kept here (a reloaded configuration). */
  announce(noun: Noun): void;
  /** Bytes of the database file, its WAL, and free on its disk. */
  sizes(): {
    readonly fileBytes: number;
    readonly walBytes: number;
    readonly freeBytes: number;
  };
  /** Flushes, checkpoints, closes. */
  close(): void;
}
