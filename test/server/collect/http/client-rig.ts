import { type AddressInfo, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { Failure } from '../../../../server/collect/failure.ts';
import type { AddressGuardOptions, Lookup } from '../../../../server/collect/http/address-guard.ts';
import {
  createHttpClient,
  type HttpAnswer,
  type HttpAttempt,
} from '../../../../server/collect/http/http-client.ts';
import { createTestClock } from '../../../fakes/test-clock.ts';

/** The client with the clock in the test's hand. */
export function createClientRig(policy: AddressGuardOptions = {}) {
  const clock = createTestClock(Date.UTC(2026, 0, 5));
  const http = createHttpClient({ clock, userAgent: 'Andon/0.1.0', ...policy });
  onTestFinished(() => http.close());

  const get = <T>(
    attempt: Partial<HttpAttempt> & { url: string },
    read: (answer: HttpAnswer) => Promise<T>,
  ): Promise<T> => {
    const { signal } = new AbortController();
    return http.request({ headers: {}, timeoutSeconds: 10, signal, ...attempt }, read);
  };

  /** Status and body, or the reason and the words of the failure. */
  async function outcome(attempt: Partial<HttpAttempt> & { url: string }): Promise<string> {
    try {
      return await get(attempt, async ({ status, body }) => {
        const chunks: Buffer[] = [];
        for await (const chunk of body) chunks.push(chunk);
        return `${status} ${Buffer.concat(chunks)}`.trim();
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return `${error.reason}: ${error.message}`;
    }
  }

  return { clock, http, get, outcome };
}

/** Names and where they lead; others are not known. */
export function namesOf(addresses: Readonly<Record<string, readonly string[]>>): Lookup {
  return async (host) => {
    const found = addresses[host];
    if (found === undefined) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
}

/** Counts who connects, on every address of this machine. */
export async function countConnections(): Promise<{ port: number; count: () => number }> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, count: () => count };
}
