import type { ToldDeliveries } from '#shared/api/deliveries.ts';
import type { JsonObject } from '../code-host/pick.ts';
import type { HostClient } from './host-client.ts';

/** A delivery as it is handed to the board. */
export type ToldItem = ToldDeliveries['items'][number];

/** What may be taken over from a code host. */
export const backfillParts = ['deployments', 'releases', 'commits', 'pulls', 'incidents'] as const;
export type BackfillPartName = (typeof backfillParts)[number];

/** What a part keeps from one page to the next: the commit that came after, by environment. */
export type PartMemory = Readonly<Record<string, string>>;

export interface ReadPage {
  readonly items: readonly ToldItem[];
  readonly memory: PartMemory;
  /** Whether all that follows is older than what is asked for. */
  readonly isEnd: boolean;
}

/** One list of a host, newest first. */
export interface BackfillPart {
  /** What it brings, for a reader: `deployments`, `merge requests`. */
  readonly name: string;
  readonly firstPage: string;
  read(objects: readonly JsonObject[], memory: PartMemory): Promise<ReadPage>;
}

/** What is taken over. */
export interface BackfillQuestion {
  /** Id of the service that all of it is of. */
  readonly service: string;
  /** `owner/name` or `group/project`. */
  readonly repository: string;
  /** Address of the API, without a slash behind it. */
  readonly apiUrl: string;
  /** Older things are left; null for all. Epoch ms. */
  readonly sinceMs: number | null;
  readonly parts: readonly BackfillPartName[];
  /** Only deployments to it; null for all. */
  readonly environment: string | null;
  /** Label that makes an issue an incident. */
  readonly incidentLabel: string;
}

/** Makes the parts of a host. */
export type CreateParts = (
  question: BackfillQuestion,
  client: HostClient,
) => Promise<readonly BackfillPart[]>;
