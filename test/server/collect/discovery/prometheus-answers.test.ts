// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates of Go
import { describe, expect, it } from 'vitest';
import { parseSelector } from '#shared/selector.ts';
import type { FoundGroup } from '../../../../server/collect/discovery/discovered-target.ts';
import { makeTarget } from '../../../../server/collect/discovery/make-target.ts';
import { parseExposition } from '../../../../server/collect/exposition/parse-exposition.ts';
import { createRelabel } from '../../../../server/collect/relabel/relabel.ts';
import { createTargetReading } from '../../../../server/collect/scrape/wanted-of-target.ts';
import { defaultRelabelRule, type RelabelRule } from '../../../../server/config/relabel-rule.ts';
import { defaultScrapeSettings } from '../../../../server/config/scrape-settings.ts';
import { entryOf } from './entries.ts';

// What Debian's Prometheus 2.42 made of the same rules, lists and page, seen by hand on 2026-11-22 at its
// /api/v1/targets and /api/v1/query. It adds the port 80 to an address without one; Prometheus 3 and we do not.

const toRules = (rules: readonly Partial<RelabelRule>[]): RelabelRule[] =>
  rules.map((rule) => ({ ...defaultRelabelRule, ...rule }));

const LIST: FoundGroup = {
  targets: [],
  labels: { foo: 'bar', some: 'some-name-value', Mixed: 'bAr123Foo' },
  meta: { __meta_filepath: 'list.json' },
  reach: 'loopback',
};

const RULES = toRules([
  { sourceLabels: ['__address__'], modulus: 1000, targetLabel: 'hash', action: 'hashmod' },
  { sourceLabels: ['foo', 'some'], separator: '|', modulus: 7, targetLabel: 'hash7', action: 'hashmod' },
  { sourceLabels: ['some'], regex: 'some-([^-]+)-([^,]+)', targetLabel: '${1}', replacement: '${2}' },
  {
    sourceLabels: ['foo'],
    regex: '(b)(?P<rest>.*)',
    targetLabel: 'named',
    replacement: '$rest-${rest}-$1x-$$-$2-${9}.',
  },
  { sourceLabels: ['foo'], regex: 'a', targetLabel: 'never' },
  { sourceLabels: ['Mixed'], targetLabel: 'lower', action: 'lowercase' },
  { sourceLabels: ['Mixed'], targetLabel: 'upper', action: 'uppercase' },
  { regex: '__meta_(.*)', action: 'labelmap', replacement: 'm_$1' },
  {
    sourceLabels: ['__scrape_interval__', '__scheme__', '__metrics_path__', '__param_module'],
    targetLabel: 'seen',
  },
  { sourceLabels: ['__address__'], regex: 'user.*', action: 'drop' },
  { regex: 'Mi.*', action: 'labeldrop' },
]);

describe('targets, as Prometheus makes them', () => {
  const config = entryOf(
    { kind: 'static', groups: [] },
    {
      job: 'rules',
      metricsPath: '/m?a b',
      params: { module: ['a', 'b c'], x: ['y&z'] },
      intervalSeconds: 1,
    },
  );

  it.each([
    ['127.0.0.1:24310', '74'],
    ['b.example:80', null],
  ])('%s', (address, hash) => {
    const target = makeTarget(config, createRelabel(RULES), LIST, address);
    expect(Object.fromEntries(target?.labels ?? [])).toEqual({
      foo: 'bar',
      hash: hash ?? expect.any(String),
      hash7: '5',
      instance: address,
      job: 'rules',
      lower: 'bar123foo',
      m_filepath: 'list.json',
      name: 'value',
      named: 'ar-ar--$-ar-.',
      seen: '1s;http;/m?a b;a',
      some: 'some-name-value',
      upper: 'BAR123FOO',
    });
  });

  it('asks for the same address', () => {
    const url = (address: string) => makeTarget(config, createRelabel(RULES), LIST, address)?.url;
    expect(url('127.0.0.1:24310')).toBe('http://127.0.0.1:24310/m%3Fa%20b?module=a&module=b+c&x=y%26z');
    expect(url('user.example:80')).toBeUndefined();
  });

  it('hashes the address as the list gives it', () => {
    const target = makeTarget(config, createRelabel(RULES), LIST, 'b.example');
    expect(target?.labels).toContainEqual(['hash', '728']);
  });
});

const PAGE = `m_total{job="page",instance="page-i",code="200",path="/Ab"} 1
m_total{job="page2",exported_job="e",code="500",pod="p"} 2
empty{job=""} 3
go_x 1
up_thing{a="1",b_x="2",b_y="3"} 5
`;
const SELECTORS = ['m_total', 'empty', 'go_x', 'up_thing'].map(parseSelector);

function seriesOf(labels: Readonly<Record<string, string>>, settings: Partial<typeof defaultScrapeSettings>) {
  const reading = createTargetReading(SELECTORS, Object.entries(labels), {
    ...defaultScrapeSettings,
    ...settings,
  });
  const samples = parseExposition(Buffer.from(PAGE), 'text', reading.begin(), reading.limits);
  return samples.map((sample) => ({ __name__: sample.name, ...Object.fromEntries(sample.labels) }));
}

describe('series, as Prometheus makes them', () => {
  it('with the labels of the target and rules', () => {
    const target = { a: 'x', instance: 'i', job: 'http' };
    const metricRelabel = toRules([
      { sourceLabels: ['__name__'], regex: 'go_.*', action: 'drop' },
      { sourceLabels: ['path'], targetLabel: 'path', action: 'lowercase' },
      { regex: 'b_(.)', action: 'labelmap', replacement: 'c_${1}' },
      { regex: 'pod', action: 'labeldrop' },
    ]);
    expect(seriesOf(target, { metricRelabel })).toEqual([
      {
        __name__: 'm_total',
        ...target,
        code: '200',
        exported_instance: 'page-i',
        exported_job: 'page',
        path: '/ab',
      },
      { __name__: 'm_total', ...target, code: '500', exported_exported_job: 'page2', exported_job: 'e' },
      { __name__: 'empty', ...target },
      { __name__: 'up_thing', ...target, b_x: '2', b_y: '3', c_x: '2', c_y: '3', exported_a: '1' },
    ]);
  });

  it('with honor_labels', () => {
    const target = { extra: 'e', instance: 'i', job: 'honor' };
    expect(seriesOf(target, { honorLabels: true })).toEqual([
      { __name__: 'm_total', extra: 'e', code: '200', instance: 'page-i', job: 'page', path: '/Ab' },
      {
        __name__: 'm_total',
        extra: 'e',
        instance: 'i',
        job: 'page2',
        code: '500',
        exported_job: 'e',
        pod: 'p',
      },
      // An empty label of the page takes the target's away.
      { __name__: 'empty', extra: 'e', instance: 'i' },
      { __name__: 'go_x', ...target },
      { __name__: 'up_thing', ...target, a: '1', b_x: '2', b_y: '3' },
    ]);
  });
});
