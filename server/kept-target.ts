import type { LabelPair } from '#shared/selector.ts';
import { digestOf } from './digest.ts';
import { publicTarget } from './public-target.ts';

/** Whether nothing of an address stays out of what readers see of it. */
const isShownWhole = (address: string, shown: string): boolean =>
  shown === (URL.canParse(address) ? new URL(address).href : address);

/**
 * The name under which a target is kept, the same from start to start. It holds no secret: where an address has more
 * than readers may see, a digest of it stands behind a `#`, which `publicTarget` takes away again.
 *
 * @param labels of a target that has its address in common with others of its objective
 * @example keptTarget('http://10.0.0.7:9101/metrics') // 'http://10.0.0.7:9101/metrics'
 * @example keptTarget('http://bob:pw@h/m?token=x') // 'http://h/m?token=…#' and 16 hexadecimal digits
 */
export function keptTarget(address: string, labels: readonly LabelPair[] = []): string {
  const shown = publicTarget(address);
  if (labels.length === 0 && isShownWhole(address, shown)) return address;
  return `${shown}#${digestOf(JSON.stringify([address, labels]))}`;
}
