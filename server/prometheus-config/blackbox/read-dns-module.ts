import type { Field } from '../../config/field.ts';
import { parsePattern } from '../../config/pattern.ts';
import type { Fields } from '../../config/read-values.ts';
import { parseBoolean, parseUnicode, parseWord, readGo, readTexts } from '../go-values.ts';
import type { LeftOutList } from '../left-out-list.ts';
import { readTls } from '../read-tls.ts';
import type { DnsModule } from './blackbox-module.ts';
import { beyondOf, ipKeys, readIpKeys } from './module-keys.ts';

const classes = ['IN', 'CS', 'CH', 'HS', 'NONE', 'ANY', ''] as const;
/** Types of records (IANA, "Resource Record (RR) TYPEs") that may be asked for. */
const types: ReadonlySet<string> = new Set(
  `A NS MD MF CNAME SOA MB MG MR NULL PTR HINFO MINFO MX TXT RP AFSDB X25 ISDN RT NSAP-PTR SIG KEY PX GPOS AAAA LOC
  NXT EID NIMLOC SRV ATMA NAPTR KX CERT DNAME OPT APL DS SSHFP IPSECKEY RRSIG NSEC DNSKEY DHCID NSEC3 NSEC3PARAM TLSA
  SMIMEA HIP NINFO RKEY TALINK CDS CDNSKEY OPENPGPKEY CSYNC ZONEMD SVCB HTTPS SPF UINFO UID GID UNSPEC NID L32 L64 LP
  EUI48 EUI64 TKEY TSIG IXFR AXFR MAILB MAILA ANY URI CAA AVC AMTRELAY TA DLV`.split(/\s+/),
);

const validators = ['validate_answer_rrs', 'validate_authority_rrs', 'validate_additional_rrs'] as const;
const rules = [
  'fail_if_matches_regexp',
  'fail_if_all_match_regexp',
  'fail_if_not_matches_regexp',
  'fail_if_none_matches_regexp',
] as const;
const beyondKeys: readonly string[] = [
  'source_ip_address',
  'dns_over_tls',
  'tls_config',
  'query_class',
  'recursion_desired',
  'valid_rcodes',
  ...validators,
];
const known = [...ipKeys, ...beyondKeys, 'transport_protocol', 'query_name', 'query_type'];

const parseType = (text: string): string => {
  if (text === '' || types.has(text)) return text;
  throw new Error(`"${text}" is no type of record`);
};

const checkRules = (field: Field | undefined): void => {
  const fields = field?.fields(rules) ?? new Map<string, Field>();
  for (const rule of rules) readTexts(fields, rule, parsePattern);
};

const checkBeyond = (fields: Fields, leftOut: LeftOutList): void => {
  readIpKeys(fields);
  readGo(fields, 'source_ip_address', parseUnicode, '');
  readGo(fields, 'transport_protocol', parseWord(['udp', 'tcp', '']), '');
  readGo(fields, 'query_class', parseWord(classes), '');
  for (const key of ['dns_over_tls', 'recursion_desired']) readGo(fields, key, parseBoolean, false);
  readTexts(fields, 'valid_rcodes');
  readTls(fields.get('tls_config'), leftOut);
  for (const key of validators) checkRules(fields.get(key));
};

/** The section `dns` of a module; it must say which name is asked for. */
export const readDnsModule = (
  field: Field,
  leftOut: LeftOutList,
): { probe: DnsModule; beyond: readonly string[] } => {
  const fields = field.fields(known);
  checkBeyond(fields, leftOut);
  const name = readGo(fields, 'query_name', parseUnicode, '');
  if (name === '') field.report('"dns" needs a "query_name"');
  const probe: DnsModule = {
    kind: 'dns',
    name,
    type: readGo(fields, 'query_type', parseType, '') || 'ANY',
  };
  return { probe, beyond: beyondOf(fields, beyondKeys) };
};
