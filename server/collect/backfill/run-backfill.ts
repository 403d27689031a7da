import { listOf } from './all-pages.ts';
import type { BackfillPart, ToldItem } from './backfill-part.ts';
import { type BackfillProgress, noProgress } from './backfill-progress.ts';
import type { HostClient } from './host-client.ts';
import { Interrupted } from './interrupted.ts';

/** In one request to the board. */
const MOST_ITEMS = 200;

export interface BackfillCounts {
  /** Objects of the host that were read. */
  readonly read: number;
  /** Deliveries that were new to the board. */
  readonly kept: number;
  /** Deliveries that it knew. */
  readonly same: number;
}

export interface BackfillDeps {
  readonly client: HostClient;
  readonly parts: readonly BackfillPart[];
  /** Hands deliveries to the board; durable when it answers. */
  tell(items: readonly ToldItem[]): Promise<Pick<BackfillCounts, 'kept' | 'same'>>;
  /** Notes how far it is; null when it is done. */
  note(progress: BackfillProgress | null): Promise<void>;
  say(line: string): void;
  isInterrupted(): boolean;
}

const tellAll = async (items: readonly ToldItem[], { tell }: BackfillDeps) => {
  let [kept, same] = [0, 0];
  for (let at = 0; at < items.length; at += MOST_ITEMS) {
    const told = await tell(items.slice(at, at + MOST_ITEMS));
    kept += told.kept;
    same += told.same;
  }
  return { kept, same };
};

/**
 * Reads what is not read yet. A page is told before it is noted as read: what a crash leaves between is told twice, and
 * the second time changes nothing.
 *
 * @param from what was noted before
 * @throws Interrupted, HostRefusal, and whatever the board refuses with
 */
export const runBackfill = async (from: BackfillProgress, deps: BackfillDeps): Promise<BackfillCounts> => {
  const { client, parts, note, say, isInterrupted } = deps;
  let counts: BackfillCounts = { read: 0, kept: 0, same: 0 };

  const readPart = async (part: BackfillPart, done: readonly string[]): Promise<void> => {
    const goesOn = from.part === part.name && from.next !== null;
    let url: string | null = goesOn ? from.next : part.firstPage;
    let memory = goesOn ? from.memory : {};
    for (let page = 1; url !== null; page += 1) {
      if (isInterrupted()) throw new Interrupted();
      const { body, next } = await client.page(url);
      const objects = listOf(body, url);
      const said = await part.read(objects, memory);
      const { kept, same } = await tellAll(said.items, deps);
      counts = { read: counts.read + objects.length, kept: counts.kept + kept, same: counts.same + same };
      memory = said.memory;
      url = said.isEnd ? null : next;
      await note({ done: [...done], part: part.name, next: url, memory });
      say(`${part.name}: page ${page}, ${counts.read} read, ${counts.kept} new`);
    }
  };

  let done = [...from.done];
  for (const part of parts) {
    if (done.includes(part.name)) continue;
    const isReadToItsEnd = from.part === part.name && from.next === null;
    if (!isReadToItsEnd) await readPart(part, done);
    done = [...done, part.name];
    await note({ ...noProgress, done });
  }
  await note(null);
  return counts;
};
