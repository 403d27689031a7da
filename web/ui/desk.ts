import { createContext, useContext } from 'react';
import type { LocalName } from '#shared/api/contract.ts';
import type { Api } from '../api/api.ts';
import type { Clock } from '../api/clock.ts';
import type { Queries } from '../api/queries.ts';
import { type DeskWords, deskWordsOf } from '../words/desk-words.ts';
import type { Language } from '../words/language.ts';
import { createMoments, type Moments } from '../words/moments.ts';
import type { Words } from '../words/words.ts';
import type { AskedMoment } from './asked-moment.ts';
import type { DeviceMemory } from './device-memory.ts';

/** What every screen at a desk needs: what it may ask, the language, the zone, and what time it is. */
export interface Desk {
  readonly queries: Queries;
  /** For what is sent, and for lists that are read to their end. */
  readonly api: Api;
  readonly language: Language;
  readonly words: Words & DeskWords;
  readonly zone: string;
  /** The zone of the reader's own device. */
  readonly readerZone: string;
  readonly moments: Moments;
  /** The moment that is looked at: now by the server's clock as far as it is known, or that of `?at=`. */
  readonly nowMs: number;
  /** Now by the server's clock, also while another moment is looked at. */
  readonly liveNowMs: number;
  /** By the device's own clock, to be compared with what the device noted only. */
  readonly deviceNowMs: number;
  /** For what must tick faster than `nowMs` does. */
  readonly clock: Clock;
  /** Server time less device time. */
  readonly aheadMs: number;
  /** What `?at=` asks for, also where the page cannot show it. */
  readonly asked: AskedMoment;
  /** The instant that the page asks the server about, as the address says it; null for now. */
  readonly at: string | null;
  /** What this device remembers of its reader. */
  readonly memory: DeviceMemory;
  /** `?lang= &theme= &at=` as they stand in the address, to be kept in every link. */
  readonly kept: string;
  name(of: LocalName): string;
}

interface DeskParts {
  readonly queries: Queries;
  readonly api: Api;
  readonly language: Language;
  readonly zone: string;
  readonly readerZone: string;
  readonly nowMs: number;
  readonly liveNowMs: number;
  readonly deviceNowMs: number;
  readonly clock: Clock;
  readonly aheadMs: number;
  readonly kept: string;
  readonly asked: AskedMoment;
  readonly at: string | null;
  readonly memory: DeviceMemory;
}

export const createDesk = (parts: DeskParts): Desk => ({
  ...parts,
  words: deskWordsOf(parts.language),
  moments: createMoments(parts.zone, parts.language),
  name: (of) => of[parts.language],
});

export const DeskContext = createContext<Desk | null>(null);

/** @throws TypeError outside of the desk, which is a mistake in the code */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new TypeError('useDesk outside of DeskContext');
  return desk;
};
