import type { AgreementVersion } from '../agreement/version.ts';
import { floorMinute } from '../units.ts';

/** The minutes within a span in which a version of the agreement came into force. */
export const limitEdges = (versions: readonly AgreementVersion[], fromMs: number, toMs: number): number[] =>
  versions
    .map(({ effectiveFromMs }) => floorMinute(effectiveFromMs))
    .filter((edgeMs) => edgeMs > fromMs && edgeMs < toMs);
