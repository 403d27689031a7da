import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { senderKinds, signingKinds } from '#shared/sender-kind.ts';
import { proves } from '../../../../server/collect/webhooks/proofs/proves.ts';
import type { ProofName } from '../../../../server/collect/webhooks/sender.ts';
import { senders } from '../../../../server/collect/webhooks/senders/senders.ts';
import type { HookConfig } from '../../../../server/config/hook-config.ts';
import type { ShownRequest } from '../../../../server/hook-door.ts';
import { hook } from './senders/hook.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const SECONDS = NOW / 1_000;

const request = (
  headers: Readonly<Record<string, string | readonly string[]>>,
  body = '{"a":1}',
  said: Partial<ShownRequest> = {},
): ShownRequest => ({
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' ? [value] : value,
    ]),
  ),
  body: Buffer.from(body),
  pathSecret: null,
  nowMs: NOW,
  ...said,
});

const secrets = (...each: string[]): HookConfig => hook('generic', { secrets: each });
const tokens = (...each: string[]): HookConfig => hook('generic', { tokens: each });
const hex = (secret: string | Buffer, text: string) =>
  createHmac('sha256', secret).update(text).digest('hex');
const standard = (key: Buffer, id: string, at: number, body: string) =>
  `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;

const holds = (proof: ProofName, config: HookConfig, shown: ShownRequest) => proves([proof], config, shown);

describe('a signature over the body', () => {
  const body = '{"a":1}';

  // RFC 4231, test case 2: HMAC-SHA-256 of "what do ya want for nothing?" with the key "Jefe".
  const rfc = {
    key: 'Jefe',
    text: 'what do ya want for nothing?',
    mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  };

  it('holds for the bytes as they came and no others', () => {
    const shown = { 'x-hub-signature-256': `sha256=${rfc.mac}` };
    expect(holds('hub-signature', secrets(rfc.key), request(shown, rfc.text))).toBe(true);
    expect(holds('hub-signature', secrets(rfc.key), request(shown, `${rfc.text} `))).toBe(false);
    // The same JSON written anew has other bytes.
    const spaced = { 'x-hub-signature-256': `sha256=${hex('s', '{"a": 1}')}` };
    expect(holds('hub-signature', secrets('s'), request(spaced, body))).toBe(false);
  });

  it.each<[ProofName, (mac: string) => Record<string, string>]>([
    ['hub-signature', (mac) => ({ 'x-hub-signature-256': `sha256=${mac}` })],
    ['hub-signature', (mac) => ({ 'x-hub-signature': `sha256=${mac}` })],
    ['pagerduty-signature', (mac) => ({ 'x-pagerduty-signature': `v1=${mac}` })],
    ['grafana-signature', (mac) => ({ 'x-grafana-alerting-signature': mac })],
    ['sentry-signature', (mac) => ({ 'sentry-hook-signature': mac })],
  ])('%s: one of the two secrets, and no other', (proof, header) => {
    const signed = request(header(hex('new', body)), body);
    expect(holds(proof, secrets('new'), signed)).toBe(true);
    expect(holds(proof, secrets('old', 'new'), signed)).toBe(true);
    expect(holds(proof, secrets('old'), signed)).toBe(false);
    expect(holds(proof, secrets(), signed)).toBe(false);
    expect(holds(proof, hook('generic', { tokens: ['new'] }), signed)).toBe(false);
  });

  it.each<[ProofName, (mac: string) => Record<string, string>]>([
    ['hub-signature', (mac) => ({ 'x-hub-signature-256': `sha256=${mac}` })],
    ['pagerduty-signature', (mac) => ({ 'x-pagerduty-signature': `v1=${mac}` })],
    ['grafana-signature', (mac) => ({ 'x-grafana-alerting-signature': mac })],
    ['sentry-signature', (mac) => ({ 'sentry-hook-signature': mac })],
  ])(
    '%s: nothing with an empty secret, a cut or an empty signature, one that is no hex, none, or two',
    (proof, header) => {
      const mac = hex('s', body);
      expect(holds(proof, secrets(''), request(header(hex('', body)), body))).toBe(false);
      for (const wrong of [mac.slice(0, -2), '', 'zz'.repeat(32), `${mac}00`, mac.slice(0, 63)])
        expect(holds(proof, secrets('s'), request(header(wrong), body))).toBe(false);
      expect(holds(proof, secrets('s'), request({}, body))).toBe(false);
      const [[name, value] = ['', '']] = Object.entries(header(mac));
      expect(holds(proof, secrets('s'), request({ [name]: [value, value] }, body))).toBe(false);
    },
  );

  it('PagerDuty may send several, of which one must hold, all of the version 1', () => {
    const [right, wrong] = [hex('s', body), hex('t', body)];
    const shown = (list: string) => request({ 'x-pagerduty-signature': list }, body);
    expect(holds('pagerduty-signature', secrets('s'), shown(`v1=${wrong},v1=${right}`))).toBe(true);
    expect(holds('pagerduty-signature', secrets('s'), shown(`v1=${wrong}, v1=${right}`))).toBe(true);
    expect(holds('pagerduty-signature', secrets('s'), shown(`v2=${right}`))).toBe(false);
  });

  it('Grafana may sign the time too, which must then be of now', () => {
    const shown = (at: number, signedAt = at) =>
      request(
        {
          'x-grafana-alerting-timestamp': String(at),
          'x-grafana-alerting-signature': hex('s', `${signedAt}:${body}`),
        },
        body,
      );
    expect(holds('grafana-signature', secrets('s'), shown(SECONDS - 299))).toBe(true);
    expect(holds('grafana-signature', secrets('s'), shown(SECONDS - 301))).toBe(false);
    expect(holds('grafana-signature', secrets('s'), shown(SECONDS, SECONDS - 301))).toBe(false);
    const unsignedTime = {
      'x-grafana-alerting-timestamp': String(SECONDS),
      'x-grafana-alerting-signature': hex('s', body),
    };
    expect(holds('grafana-signature', secrets('s'), request(unsignedTime, body))).toBe(false);
  });
});

describe('Standard Webhooks', () => {
  const key = Buffer.from('0123456789abcdef');
  const secret = `whsec_${key.toString('base64')}`;
  const shown = (at: number, signature: string, id = 'msg_1') =>
    request({ 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signature });

  it('signs id, time and body; five minutes either way are now', () => {
    for (const at of [SECONDS, SECONDS - 300, SECONDS + 300])
      expect(
        holds('standard-webhooks', secrets(secret), shown(at, standard(key, 'msg_1', at, '{"a":1}'))),
      ).toBe(true);
    for (const at of [SECONDS - 301, SECONDS + 301])
      expect(
        holds('standard-webhooks', secrets(secret), shown(at, standard(key, 'msg_1', at, '{"a":1}'))),
      ).toBe(false);
    const signature = standard(key, 'msg_1', SECONDS, '{"a":1}');
    expect(holds('standard-webhooks', secrets(secret), shown(SECONDS, signature, 'msg_2'))).toBe(false);
    expect(holds('standard-webhooks', secrets(secret), shown(SECONDS - 1, signature))).toBe(false);
    expect(
      holds(
        'standard-webhooks',
        secrets('whsec_'),
        shown(SECONDS, standard(Buffer.alloc(0), 'msg_1', SECONDS, '{"a":1}')),
      ),
    ).toBe(false);
  });

  it('takes a list, of which one must hold, and nothing asymmetric', () => {
    const right = standard(key, 'msg_1', SECONDS, '{"a":1}');
    expect(holds('standard-webhooks', secrets(secret), shown(SECONDS, `v1,AAAA ${right}`))).toBe(true);
    expect(holds('standard-webhooks', secrets(secret), shown(SECONDS, right.replace('v1,', 'v1a,')))).toBe(
      false,
    );
  });
});

describe('what is shown as it is', () => {
  it('proves in the header of GitLab, in Authorization, in a header of the configuration, and in the address', () => {
    expect(holds('gitlab-token', tokens('t'), request({ 'x-gitlab-token': 't' }))).toBe(true);
    expect(holds('gitlab-token', secrets('t'), request({ 'x-gitlab-token': 't' }))).toBe(true);
    expect(holds('authorization', tokens('t'), request({ authorization: 'Bearer t' }))).toBe(true);
    // base64 of "prometheus:t"
    expect(holds('authorization', tokens('t'), request({ authorization: 'Basic cHJvbWV0aGV1czp0' }))).toBe(
      true,
    );
    expect(holds('path-secret', tokens('t'), request({}, '{}', { pathSecret: 't' }))).toBe(true);
    const own = hook('argocd', { tokens: ['t'], header: 'x-argo' });
    expect(proves([], own, request({ 'x-argo': 't' }))).toBe(true);
  });

  it('proves nothing where it is a part of it, empty, elsewhere, twice, or of another scheme', () => {
    for (const shown of ['', 'toke', 'token1', 'TOKEN'])
      expect(holds('gitlab-token', tokens('token'), request({ 'x-gitlab-token': shown }))).toBe(false);
    expect(holds('gitlab-token', tokens(''), request({ 'x-gitlab-token': '' }))).toBe(false);
    expect(holds('gitlab-token', tokens('t'), request({ 'x-gitlab-token': ['t', 't'] }))).toBe(false);
    expect(holds('gitlab-token', tokens('t'), request({ authorization: 'Bearer t' }))).toBe(false);
    expect(holds('authorization', tokens('t'), request({ authorization: 'Digest t' }))).toBe(false);
    expect(holds('authorization', tokens('t'), request({ authorization: 'Basic dA==' }))).toBe(false);
    expect(holds('path-secret', tokens(''), request({}, '{}', { pathSecret: '' }))).toBe(false);
    expect(holds('own-header', tokens('t'), request({ 'x-argo': 't' }))).toBe(false);
  });
});

const vectorsFile = join(import.meta.dirname, '../../../../../shared/fixtures/signatures/vectors.json');
const isThere = existsSync(vectorsFile);
interface Vector {
  readonly scheme: string;
  readonly source: string;
  readonly secret: string;
  readonly now_unix?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly expect: 'accept' | 'reject';
}
const proofOf: Readonly<Record<string, ProofName>> = {
  github: 'hub-signature',
  pagerduty: 'pagerduty-signature',
  'standard-webhooks': 'standard-webhooks',
  'gitlab-token': 'gitlab-token',
};

// The senders' own published vectors and what follows from them; the file's `source` says whose each is.
describe.skipIf(!isThere)('published vectors (../shared/fixtures/signatures)', () => {
  const vectors = isThere
    ? (JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }).vectors
    : [];
  it.each(vectors.map((vector) => [`${vector.scheme}: ${vector.source}`, vector] as const))(
    '%s',
    (_, vector) => {
      const shown = request(vector.headers, vector.body, { nowMs: (vector.now_unix ?? SECONDS) * 1_000 });
      const proof = proofOf[vector.scheme];
      expect(proof).toBeDefined();
      expect(proof !== undefined && holds(proof, secrets(vector.secret), shown)).toBe(
        vector.expect === 'accept',
      );
    },
  );
  it('are twenty', () => {
    expect(vectors.length).toBe(20);
  });
});

describe('a token that is configured', () => {
  const showings: readonly ProofName[] = ['gitlab-token', 'authorization', 'path-secret'];

  it('is refused by the configuration for the kinds that have no way to show it, and for no others', () => {
    const cannotShow = senderKinds.filter(
      (kind) => !senders[kind].proofs.some((name) => showings.includes(name)),
    );
    expect(signingKinds).toEqual(cannotShow);
  });
});
