import type { HookConfig } from '../../../../config/hook-config.ts';
import type { Fields } from '../fields.ts';

/** A CDEvent of any version, taken apart. */
export interface CdEvent {
  /** The event's own id, the same when it is sent again. */
  readonly id: string;
  /** `service.deployed`: its type without what stands before, and without its version. */
  readonly type: string;
  readonly atMs: number;
  readonly subject: Fields;
  readonly content: Fields;
  /** What the sender added of its own; null where nothing. */
  readonly customData: Fields | null;
  readonly hook: HookConfig;
}

const TYPE = /^dev\.cdevents\.([a-z]+\.[a-z]+)(?:\.|$)/;

/**
 * The type of a CDEvent without its version, since each version of the specification changes that; null for another.
 *
 * @example cdEventType('dev.cdevents.service.deployed.0.3.0') // 'service.deployed'
 */
export const cdEventType = (type: string): string | null => TYPE.exec(type)?.[1] ?? null;

/** The environment that the event names, else the hook's, else production. */
export const environmentOf = ({ content, hook }: CdEvent): string =>
  content.object('environment')?.text('id') ?? hook.environment ?? 'production';
