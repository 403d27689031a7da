import type { Field } from '../../config/field.ts';
import { parseWhole } from '../../config/read-values.ts';
import { parseBoolean, parseCount, parseUnicode, readGo, readTexts } from '../go-values.ts';
import type { LeftOutList } from '../left-out-list.ts';
import { readTls } from '../read-tls.ts';
import type { PingModule, TcpModule } from './blackbox-module.ts';
import { beyondOf, ipKeys, readIpKeys } from './module-keys.ts';
import { readTalk } from './read-talk.ts';

const tlsKeys = ['tls', 'tls_config'];

/** The section `tcp` of a module. */
export const readTcpModule = (
  field: Field | undefined,
  leftOut: LeftOutList,
): { probe: TcpModule; beyond: readonly string[] } => {
  const beyondKeys = ['source_ip_address', 'query_response'];
  const fields = field?.fields([...ipKeys, ...beyondKeys, ...tlsKeys]) ?? new Map<string, Field>();
  readIpKeys(fields);
  readGo(fields, 'source_ip_address', parseUnicode, '');
  readTalk(fields, 'query_response');
  const tls = readTls(fields.get('tls_config'), leftOut);
  const isTls = readGo(fields, 'tls', parseBoolean, false);
  return { probe: { kind: 'tcp', tls: isTls ? tls : null }, beyond: beyondOf(fields, beyondKeys) };
};

/** The section `icmp` of a module. */
export const readIcmpModule = (
  field: Field | undefined,
): { probe: PingModule; beyond: readonly string[] } => {
  const beyondKeys = ['source_ip_address', 'payload_size', 'dont_fragment', 'ttl'];
  const fields = field?.fields([...ipKeys, ...beyondKeys]) ?? new Map<string, Field>();
  readIpKeys(fields);
  readGo(fields, 'source_ip_address', parseUnicode, '');
  readGo(fields, 'payload_size', parseCount, 0);
  readGo(fields, 'dont_fragment', parseBoolean, false);
  readGo(fields, 'ttl', parseWhole(0, 255), 0);
  return { probe: { kind: 'ping' }, beyond: beyondOf(fields, beyondKeys) };
};

/** Sections of probers that Andon has no probe for. */
export const checkOtherModules = (
  grpc: Field | undefined,
  unix: Field | undefined,
  leftOut: LeftOutList,
): void => {
  const call = grpc?.fields([...ipKeys, ...tlsKeys, 'service', 'metadata']) ?? new Map<string, Field>();
  readIpKeys(call);
  readGo(call, 'service', parseUnicode, '');
  readGo(call, 'tls', parseBoolean, false);
  readTls(call.get('tls_config'), leftOut);
  const metadata = call.get('metadata')?.entries() ?? new Map<string, Field>();
  for (const key of metadata.keys()) readTexts(metadata, key);
  const socket = unix?.fields([...tlsKeys, 'query_response']) ?? new Map<string, Field>();
  readTalk(socket, 'query_response');
  readGo(socket, 'tls', parseBoolean, false);
  readTls(socket.get('tls_config'), leftOut);
};
