import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Failure } from '../failure.ts';
import { giveBack } from '../give-back.ts';

const unpack = promisify(gunzip);
const UNPACK_CHUNK_BYTES = 65_536;

function tooLarge(limitBytes: number): Failure {
  return new Failure('too-large', `the body is larger than ${limitBytes} bytes`);
}

/**
 * Reads a stream to its end.
 *
 * @param limitBytes beyond it the stream is ended at once
 * @throws Failure `too-large`; whatever the stream itself fails with
 */
function readBytes(stream: Readable, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    stream.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      chunks.push(chunk);
      if (sizeBytes > limitBytes) stream.destroy(tooLarge(limitBytes));
    });
    stream.on('error', reject);
    stream.on('end', () => {
      const whole = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      for (const chunk of chunks) if (chunk !== whole) giveBack(chunk);
      resolve(whole);
    });
  });
}

function isGzip(encoding: string | null): boolean {
  return /^\s*(x-)?gzip\s*$/i.test(encoding ?? '');
}

/** Whether a body of this Content-Encoding can be read: one that was asked for, or none. */
export function canUnpack(encoding: string | null): boolean {
  return isGzip(encoding) || /^\s*(identity)?\s*$/i.test(encoding ?? '');
}

function unpackFailure(error: unknown, limitBytes: number): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(limitBytes);
  return new Failure('bad-gzip', code === 'Z_BUF_ERROR' ? 'the gzip ends early' : 'the gzip cannot be read');
}

/**
 * Reads a body and unpacks it. The limit holds for what comes over the wire and, chunk by chunk, for what is
 * unpacked of it, so that a small body cannot fill the memory.
 *
 * @param encoding Content-Encoding; null for none
 * @throws Failure `too-large`, `bad-gzip`, `unsupported`
 */
export async function readBody(
  stream: Readable,
  encoding: string | null,
  limitBytes: number,
): Promise<Buffer> {
  if (!canUnpack(encoding)) {
    throw new Failure('unsupported', 'the body is compressed in a way that was not asked for');
  }
  const bytes = await readBytes(stream, limitBytes);
  if (!isGzip(encoding)) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limitBytes, chunkSize: UNPACK_CHUNK_BYTES });
  } catch (error) {
    throw unpackFailure(error, limitBytes);
  } finally {
    giveBack(bytes);
  }
}
