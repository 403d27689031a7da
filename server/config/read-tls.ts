import type { TlsOptions } from './connection.ts';
import type { Field } from './field.ts';
import { type Fields, parseChoice, readValue } from './read-values.ts';

/** What `readTlsOptions` reads. */
export const tlsKeys = ['caFile', 'certFile', 'keyFile', 'serverName', 'insecureSkipVerify'] as const;

/** Makes a check of a file's text: PEM that holds such a part. */
const holdsPem = (part: RegExp, what: string) => (text: string) => {
  if (!part.test(text)) throw new Error(`it holds no ${what} in PEM`);
};
const holdsCertificate = holdsPem(/-----BEGIN (TRUSTED )?CERTIFICATE-----/, 'certificate');
const holdsKey = holdsPem(/-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/, 'private key');

const parseServerName = (text: string): string => {
  if (!/^[^\s/:@\p{Cc}]+$/u.test(text)) throw new Error(`"${text}" is not the name of a host`);
  return text;
};

/** Whom a connection trusts and as whom it comes. The files must be readable now; they are read again when they change. */
export const readTlsOptions = (fields: Fields): TlsOptions => {
  const [certificate, key] = [fields.get('certFile'), fields.get('keyFile')];
  if (key === undefined) certificate?.reportKey('"certFile" needs "keyFile" beside it');
  if (certificate === undefined) key?.reportKey('"keyFile" needs "certFile" beside it');
  return {
    caFile: fields.get('caFile')?.parsePath('caFile', holdsCertificate) ?? null,
    certFile: certificate?.parsePath('certFile', holdsCertificate) ?? null,
    keyFile: key?.parsePath('keyFile', holdsKey) ?? null,
    serverName: readValue(fields, 'serverName', parseServerName, null),
    insecureSkipVerify:
      readValue(fields, 'insecureSkipVerify', parseChoice(['true', 'false']), 'false') === 'true',
  };
};

/** As `readTlsOptions`, of a mapping of its own; without one nothing is said. */
export const readTls = (field: Field | undefined): TlsOptions =>
  readTlsOptions(field?.fields(tlsKeys) ?? new Map<string, Field>());
