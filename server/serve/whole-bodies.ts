import type { IncomingMessage } from 'node:http';
import { Problem } from '#shared/problems.ts';

export interface WholeBodiesOptions {
  /** A longer body is refused. */
  readonly mostBytes: number;
  /** Of all bodies that are on their way; what would go beyond it is asked to come again. */
  readonly mostHeldBytes: number;
}

/**
 * Makes what reads bodies whole, so that many at once cannot take all memory.
 * @throws Problem `too-large`; `unavailable` where too many are on their way
 */
export function createWholeBodies({
  mostBytes,
  mostHeldBytes,
}: WholeBodiesOptions): (parts: Pick<IncomingMessage, 'iterator'>) => Promise<Buffer> {
  let heldBytes = 0;
  return async (parts) => {
    const read: Buffer[] = [];
    let bytes = 0;
    try {
      // Left open where it is refused: the answer goes out over the same connection.
      for await (const part of parts.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        bytes += part.length;
        heldBytes += part.length;
        if (bytes > mostBytes) throw new Problem('too-large', `A body has ${mostBytes} bytes at most.`);
        if (heldBytes > mostHeldBytes)
          throw new Problem('unavailable', 'Too much is being sent at once; send this one again.');
        read.push(part);
      }
      return Buffer.concat(read);
    } finally {
      heldBytes -= bytes;
    }
  };
}
