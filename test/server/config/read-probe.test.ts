import { describe, expect, it } from 'vitest';
import { plainConnection } from '../../../server/config/connection.ts';
import { load, problemsOf } from './load.ts';

const oneProbe = (probe: string): string =>
  `services:\n  - id: a\n    objectives:\n      - id: x\n        probe: ${probe}\n`;

const sourceOf = (probe: string, files: Readonly<Record<string, string>> = {}) =>
  load(oneProbe(probe), {}, files).services[0]?.objectives[0]?.source;

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n';

describe('a probe', () => {
  it('over HTTP says all that is asked and expected', () => {
    const probe =
      '{ url: "https://h/q", method: post, body: "{}", status: [200, 202], bodyMatches: ok, bodyMatchesNot: "err|fail",' +
      ' headerMatches: { Content-Type: "^application/json" }, certificate: 14d, followRedirects: false,' +
      ' basicAuth: { username: bob, passwordFile: pw }, headers: { X-Team: mes },' +
      ' tls: { caFile: ca.pem, serverName: inner.example }, retries: 2, interval: 30s, timeout: 5s }';
    expect(sourceOf(probe, { pw: 's3cret\n', 'ca.pem': CERTIFICATE })).toEqual({
      kind: 'probe',
      target: {
        kind: 'http',
        url: 'https://h/q',
        isSecret: false,
        method: 'POST',
        body: '{}',
        status: [200, 202],
        bodyMatches: 'ok',
        bodyMatchesNot: 'err|fail',
        headerMatches: { 'content-type': '^application/json' },
        certificateSeconds: 14 * 86_400,
        connection: {
          credentials: { kind: 'basic', username: 'bob', password: { file: '/etc/andon/pw' } },
          headers: { 'x-team': 'mes' },
          tls: {
            caFile: '/etc/andon/ca.pem',
            certFile: null,
            keyFile: null,
            serverName: 'inner.example',
            insecureSkipVerify: false,
          },
          followRedirects: false,
          allow: null,
        },
      },
      retries: 2,
      intervalSeconds: 30,
      timeoutSeconds: 5,
    });
  });

  it('over TLS says whom it trusts beside the address', () => {
    expect(sourceOf('{ tls: "erp:2484", certificate: 2w, insecureSkipVerify: true }')).toMatchObject({
      target: {
        kind: 'tls',
        host: 'erp',
        port: 2484,
        tls: { ...plainConnection.tls, insecureSkipVerify: true },
        certificateSeconds: 14 * 86_400,
      },
    });
  });

  it('of names says what is asked of whom', () => {
    const probe = '{ dns: mes.example, type: MX, server: "127.0.0.1:53", answerMatches: "^10 " }';
    expect(sourceOf(probe)).toMatchObject({
      target: { kind: 'dns', name: 'mes.example', type: 'MX', server: '127.0.0.1:53', answerMatches: '^10 ' },
      retries: 0,
    });
    for (const name of ['.', '_sip._tcp.mes.example', '10.0.0.7', '::1'])
      expect(sourceOf(`{ dns: "${name}" }`)).toMatchObject({ target: { name } });
    expect(sourceOf('{ dns: mes.example }')).toMatchObject({
      target: { kind: 'dns', name: 'mes.example', type: 'A', server: null, answerMatches: null },
    });
  });

  it('by an echo names a host', () => {
    expect(sourceOf('{ ping: plc7.example }')).toMatchObject({
      target: { kind: 'ping', host: 'plc7.example' },
    });
    // RFC 1123 and 5890; names with "_" are in use all the same.
    for (const host of ['fd12::7', 'fe80::1%eth0', '10.0.0.7', 'plc_7', 'a-b.example.', '설비.example'])
      expect(sourceOf(`{ ping: "${host}" }`)).toMatchObject({ target: { kind: 'ping', host } });
  });

  it('has time for its retries where no time-out is said', () => {
    expect(sourceOf('{ tcp: "h:1", interval: 10s, retries: 3 }')).toMatchObject({ timeoutSeconds: 2.5 });
  });

  it.each([
    ['{ ping: "-f" }', '5:24 "ping": "-f" is not a host; write it like plc7.example or 10.0.0.7'],
    ['{ tcp: "-x:1" }', '5:23 "tcp": "-x" is not a host; write it like plc7.example or 10.0.0.7'],
    [
      '{ ping: "1.2.3.4;id" }',
      '5:24 "ping": "1.2.3.4;id" is not a host; write it like plc7.example or 10.0.0.7',
    ],
    ['{ ping: "a b" }', '5:24 "ping": "a b" is not a host; write it like plc7.example or 10.0.0.7'],
    ['{ ping: "1::2::3" }', '5:24 "ping": "1::2::3" is not a host; write it like plc7.example or 10.0.0.7'],
    ['{ tcp: "$(id):1" }', '5:23 "tcp": "$(id)" is not a host; write it like plc7.example or 10.0.0.7'],
    ['{ dns: "a..b" }', '5:23 "dns": "a..b" is not a name; write it like mes.example'],
    ['{ dns: "a;b" }', '5:23 "dns": "a;b" is not a name; write it like mes.example'],
    [
      `{ dns: ${'a'.repeat(64)}.b }`,
      `5:23 "dns": "${'a'.repeat(64)}.b" is not a name; write it like mes.example`,
    ],
    [
      '{ dns: h, server: "n..s:53" }',
      '5:34 "server": "n..s" is not a host; write it like plc7.example or 10.0.0.7',
    ],
    [
      '{ tls: { caFile: ca.pem } }',
      '5:23 "tls" is host:port where there is no "url"; caFile, serverName and the like stand beside it',
    ],
    ['{ tcp: "h:1", ping: h }', '5:16 "probe" needs one of "url", "tcp", "tls", "dns" and "ping"'],
    ['{ ping: h, certificate: 1d }', '5:27 "certificate" goes with "url" and "tls", not with "ping"'],
    ['{ url: "http://h/", certificate: 1d }', '5:36 "certificate" needs an address with https'],
    ['{ url: "http://h/", body: x }', '5:36 "body" does not go with GET'],
    [
      '{ url: "file:///etc/passwd" }',
      '5:23 "url": "file:///etc/passwd" is not a web address; write it like http://127.0.0.1:9101/metrics',
    ],
    [
      '{ url: "htp://bob:s3cret@h/?token=s3cret" }',
      '5:23 "url": "htp://h/?token=…" is not a web address; write it like http://127.0.0.1:9101/metrics',
    ],
    ['{ url: "http://h/\\r\\nx" }', '5:23 "url": a line break or another control character is in it'],
    [
      '{ dns: h, type: ANY }',
      '5:32 "type": "ANY" is none of A, AAAA, CAA, CNAME, MX, NS, PTR, SOA, SRV, TXT',
    ],
    ['{ tcp: "h:1", retries: 6 }', '5:39 "retries": "6" is not a whole number from 0 to 5'],
    [
      '{ tcp: "h:1", retries: 2, timeout: 20s }',
      '5:39 3 attempts of 20s do not fit into the interval of 30s',
    ],
    ['{ url: "http://h/", headerMatches: { "a b": x } }', '5:53 "a b" is not the name of a header'],
  ])('%s is refused', (probe, problem) => {
    expect(problemsOf(oneProbe(probe))).toEqual([problem]);
  });
});

describe('a connection', () => {
  const connectionOf = (keys: string, files = {}) => {
    const source = sourceOf(`{ url: "https://h/", ${keys} }`, files);
    return source?.kind === 'probe' && source.target.kind === 'http' ? source.target.connection : null;
  };

  it('comes with a token, as it is or from a file', () => {
    expect(connectionOf('authorization: { credentials: abc }')?.credentials).toEqual({
      kind: 'authorization',
      type: 'Bearer',
      token: { value: 'abc' },
    });
    const keys = 'authorization: { type: Token, credentialsFile: /run/token }';
    expect(connectionOf(keys, { '/run/token': 'abc\n' })?.credentials).toEqual({
      kind: 'authorization',
      type: 'Token',
      token: { file: '/run/token' },
    });
  });

  it.each([
    ['basicAuth: { password: x }', '"basicAuth" needs a "username"'],
    ['authorization: {}', '"authorization" needs "credentials" or "credentialsFile"'],
    [
      'authorization: { type: Bearer s3cret, credentials: x }',
      '"type": it is one word, like Bearer; the secret goes into "credentials"',
    ],
    ['authorization: { type: Basic, credentials: x }', '"type": for Basic give "basicAuth" with a username'],
    [
      'basicAuth: { username: a, password: x, passwordFile: pw }',
      'give "password" or "passwordFile", not both',
    ],
    ['basicAuth: { username: a, passwordFile: gone }', 'the file gone cannot be read'],
    ['basicAuth: { username: "a:b" }', '"username": a colon ends it'],
    [
      'basicAuth: { username: a }, authorization: { credentials: x }',
      'give "basicAuth" or "authorization", not both',
    ],
    ['headers: { Host: x }', '"Host": "Host" cannot be set by hand'],
    ['headers: { Content-Length: "1" }', '"Content-Length": "Content-Length" cannot be set by hand'],
    ['headers: { Connection: close }', '"Connection": "Connection" cannot be set by hand'],
    ['headers: { "x y": a }', '"x y": it is not the name of a header'],
    [
      'headers: { x: "a\\r\\nhost: evil" }',
      '"x": a line break or a character that a header cannot hold is in it',
    ],
    ['headers: { x: a, X: b }', 'the header "X" is given twice'],
    ['authorization: { credentials: x }, headers: { Authorization: y }', 'the credentials say it already'],
    ['tls: { certFile: c }', '"certFile" needs "keyFile" beside it'],
    ['tls: { caFile: pw }', 'what pw holds cannot be used as "caFile"'],
    ['tls: { serverName: "a b" }', '"serverName": "a b" is not the name of a host'],
    ['followRedirects: yes', '"followRedirects": "yes" is none of true, false'],
  ])('with %s is refused, and no secret is told', (keys, words) => {
    const files = { pw: 's3cret\n', c: CERTIFICATE };
    const problems = problemsOf(oneProbe(`{ url: "https://h/", ${keys} }`), {}, files);
    expect(problems.map((problem) => problem.replace(/^\d+:\d+ /, ''))).toEqual([words]);
    expect(problems.join()).not.toContain('s3cret');
  });
});

describe('outbound', () => {
  it('names ranges, and single addresses as ranges of one', () => {
    const text = 'outbound: { allow: [169.254.0.0/16, "fe80::/10"], deny: [10.0.0.7, "fd00:ec2::254"] }';
    expect(load(text).outbound).toEqual({
      allow: ['169.254.0.0/16', 'fe80::/10'],
      deny: ['10.0.0.7/32', 'fd00:ec2::254/128'],
    });
    expect(load('listen: :80').outbound).toEqual({ allow: [], deny: [] });
  });

  it.each([
    ['10.1.2.3/8', '"allow[0]": 10.1.2.3/8 begins at 10.0.0.0; write 10.0.0.0/8'],
    ['10.0.0.0/33', '"allow[0]": "10.0.0.0/33" has no number of bits that such an address can have'],
    ['127.1', '"allow[0]": "127.1" is not a range of addresses; write it like 10.0.0.0/8 or fd00::/8'],
    [
      '0177.0.0.1',
      '"allow[0]": "0177.0.0.1" is not a range of addresses; write it like 10.0.0.0/8 or fd00::/8',
    ],
    [
      'mes.example',
      '"allow[0]": "mes.example" is not a range of addresses; write it like 10.0.0.0/8 or fd00::/8',
    ],
  ])('refuses %s', (range, words) => {
    expect(problemsOf(`outbound: { allow: ["${range}"] }`)).toEqual([`1:21 ${words}`]);
  });
});
