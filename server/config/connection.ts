import type { AllowedPlace } from './allowed-place.ts';

/** A text that must never be shown: as it was given, or in a file that is read each time it is needed. */
export type Secret = { readonly value: string } | { readonly file: string };

export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: Secret }
  /** An `Authorization` header of that type, mostly `Bearer`. */
  | { readonly kind: 'authorization'; readonly type: string; readonly token: Secret };

export interface TlsOptions {
  /** Files in PEM; null for what the machine trusts, or for no certificate of our own. */
  readonly caFile: string | null;
  readonly certFile: string | null;
  readonly keyFile: string | null;
  /** The name that the certificate must be for; null for the host of the address. */
  readonly serverName: string | null;
  readonly insecureSkipVerify: boolean;
}

/** How Andon speaks to a target: as whom, whom it trusts, and where it may be led. */
export interface Connection {
  readonly credentials: Credentials | null;
  /** Sent with each request to the target's own host; values may be secrets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: TlsOptions;
  readonly followRedirects: boolean;
  /** What it must be among, also where a redirect points; null for whatever may be asked at all. */
  readonly allow: readonly AllowedPlace[] | null;
}

export const plainConnection: Connection = {
  credentials: null,
  headers: {},
  tls: { caFile: null, certFile: null, keyFile: null, serverName: null, insecureSkipVerify: false },
  followRedirects: true,
  allow: null,
};
