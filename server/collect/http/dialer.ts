import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { Clock } from '../../clock.ts';
import type { TlsOptions } from '../../config/connection.ts';
import { Failure } from '../failure.ts';
import { endedBy, unlessEnded } from '../within-time.ts';
import type { AddressGuard, CheckedAddress } from './address-guard.ts';
import type { Destination } from './destination.ts';
import { networkFailure } from './network-failure.ts';
import type { Reach } from './reach.ts';
import type { TlsContexts } from './tls-contexts.ts';

export interface DialRequest extends Destination {
  readonly port: number;
  /** Null for a plain connection. */
  readonly tls: TlsOptions | null;
  /** What will be spoken over TLS (ALPN); nothing is said of it unless it is given. */
  readonly protocol?: string;
  /** Ends the attempt, with a Failure as its reason or none. */
  readonly signal: AbortSignal;
}

/** A connection that is open, and how it came about. Seconds. */
export interface Dialled {
  readonly socket: Socket;
  readonly address: string;
  readonly reach: Reach;
  readonly dnsSeconds: number;
  readonly connectSeconds: number;
  /** Null where no TLS is spoken. */
  readonly tlsSeconds: number | null;
  /** Of the target's own certificate; null where no TLS is spoken. */
  readonly certificate: { readonly validToMs: number } | null;
}

/** Opens connections to addresses that the guard permits. */
export interface Dialer {
  readonly guard: AddressGuard;
  readonly contexts: TlsContexts;
  /** @throws Failure; the socket is closed then */
  dial(request: DialRequest): Promise<Dialled>;
}

/** Answers with what was checked, so that the name is not asked for a second time. */
function answering(addresses: readonly CheckedAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses;
    if (all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

/** Waits for the event that a socket is ready with. Whatever ends it first closes it. */
function whenReady<T extends Socket>(socket: T, event: string, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', onError).removeListener('close', onClose).removeListener(event, onReady);
      end();
    };
    const fail = (failure: Failure) =>
      settle(() => {
        // It may still fail while it is being closed; nobody waits for that.
        socket.on('error', () => undefined).destroy();
        reject(failure);
      });
    const onReady = () => settle(() => resolve(socket));
    const onError = (error: unknown) => fail(networkFailure(error, false));
    const onClose = () => fail(new Failure('reset', 'the target closed the connection'));
    const onAbort = () => fail(endedBy(signal));
    socket.once(event, onReady).on('error', onError).on('close', onClose);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}

/** The address at the other end, checked once more as it is. */
function whoAnswered(
  socket: Socket,
  guard: AddressGuard,
  destination: Destination,
): { address: string; reach: Reach } {
  const address = socket.remoteAddress;
  try {
    if (address === undefined) throw new Failure('reset', 'the target closed the connection');
    return { address, reach: guard.check(address, destination) };
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
}

function validityOf(socket: TLSSocket): Dialled['certificate'] {
  const validToMs = Date.parse(socket.getPeerCertificate().valid_to ?? '');
  return Number.isNaN(validToMs) ? null : { validToMs };
}

export interface DialerOptions {
  readonly clock: Clock;
  readonly guard: AddressGuard;
  readonly contexts: TlsContexts;
}

export function createDialer({ clock, guard, contexts }: DialerOptions): Dialer {
  /** Makes what tells the seconds since it was asked last. */
  function createStopwatch(): () => number {
    let startMs = clock.monotonicMs();
    return () => {
      const fromMs = startMs;
      startMs = clock.monotonicMs();
      return (startMs - fromMs) / 1_000;
    };
  }

  function secure(plain: Socket, tls: TlsOptions, context: SecureContext, request: DialRequest) {
    const { host, signal, protocol } = request;
    const name = tls.serverName ?? host.replace(/\.$/, '');
    const socket = connectTls({
      socket: plain,
      host: name,
      // An address is no name that a server could be asked for.
      servername: isIP(name) === 0 ? name : '',
      secureContext: context,
      rejectUnauthorized: !tls.insecureSkipVerify,
      ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
    });
    return whenReady(socket, 'secureConnect', signal);
  }

  return {
    guard,
    contexts,
    async dial(request) {
      const { host, port, tls, signal } = request;
      const context = tls === null ? null : (await contexts.of(tls)).context;
      const takeSeconds = createStopwatch();
      const addresses = await unlessEnded(guard.resolve(request), signal);
      const dnsSeconds = takeSeconds();
      const lookup = answering(addresses);
      const tcp = connectTcp({ host, port, lookup, autoSelectFamily: true, noDelay: true });
      const plain = await whenReady(tcp, 'connect', signal);
      const connectSeconds = takeSeconds();
      const answered = whoAnswered(plain, guard, request);
      const secured = tls === null || context === null ? null : await secure(plain, tls, context, request);
      return {
        socket: secured ?? plain,
        ...answered,
        dnsSeconds,
        connectSeconds,
        tlsSeconds: secured === null ? null : takeSeconds(),
        certificate: secured === null ? null : validityOf(secured),
      };
    },
  };
}
