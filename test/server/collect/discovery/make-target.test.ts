import { describe, expect, it } from 'vitest';
import type { FoundGroup } from '../../../../server/collect/discovery/discovered-target.ts';
import { makeTarget } from '../../../../server/collect/discovery/make-target.ts';
import { createRelabel } from '../../../../server/collect/relabel/relabel.ts';
import type { DiscoveryConfig } from '../../../../server/config/discovery-config.ts';
import { defaultRelabelRule, type RelabelRule } from '../../../../server/config/relabel-rule.ts';
import { entryOf } from './entries.ts';

const group: FoundGroup = {
  targets: [],
  labels: {},
  meta: { __meta_filepath: '/t/a.json' },
  reach: 'loopback',
};

function make(
  address: string,
  rules: readonly Partial<RelabelRule>[] = [],
  { labels = {}, ...given }: Partial<DiscoveryConfig> = {},
) {
  const config = entryOf({ kind: 'static', groups: [] }, given);
  const relabel = createRelabel(rules.map((rule) => ({ ...defaultRelabelRule, ...rule })));
  return makeTarget(config, relabel, { ...group, labels }, address);
}

describe('a discovered target', () => {
  it('has its address as instance, its job and the labels of its group', () => {
    expect(make('a:1', [], { labels: { env: 'live', none: '' } })).toEqual({
      url: 'http://a:1/metrics',
      address: 'a:1',
      labels: [
        ['env', 'live'],
        ['instance', 'a:1'],
        ['job', 'node'],
      ],
      intervalSeconds: null,
      timeoutSeconds: null,
      fault: null,
      reach: 'loopback',
    });
  });

  it('wins with its own labels over those of its entry', () => {
    const config = entryOf({ kind: 'static', groups: [] }, { labels: { env: 'test', line: '2' } });
    const target = makeTarget(config, createRelabel([]), { ...group, labels: { env: 'live' } }, 'a:1');
    expect(Object.fromEntries(target?.labels ?? [])).toMatchObject({ env: 'live', line: '2' });
  });

  // The usual rules for the blackbox exporter: prometheus/blackbox_exporter README.md.
  it('can be a parameter of an exporter that asks for it', () => {
    const rules = [
      { sourceLabels: ['__address__'], targetLabel: '__param_target' },
      { sourceLabels: ['__param_target'], targetLabel: 'instance' },
      { targetLabel: '__address__', replacement: '127.0.0.1:9115' },
    ];
    const probe = { metricsPath: '/probe', params: { module: ['http_2xx'] } };
    const target = make('https://example.org/a?b=c', rules, probe);
    expect(target?.url).toBe(
      'http://127.0.0.1:9115/probe?module=http_2xx&target=https%3A%2F%2Fexample.org%2Fa%3Fb%3Dc',
    );
    expect(target?.labels).toContainEqual(['instance', 'https://example.org/a?b=c']);
  });

  it('takes what rules may look at: where it was found, how it would be asked', () => {
    const rules = [
      {
        sourceLabels: [
          '__meta_filepath',
          '__scheme__',
          '__metrics_path__',
          '__scrape_interval__',
          '__param_x',
        ],
        targetLabel: 'seen',
        replacement: '$1',
      },
    ];
    const target = make('a:1', rules, { intervalSeconds: 90, params: { x: ['y', 'z'] } });
    expect(target?.labels).toContainEqual(['seen', '/t/a.json;http;/metrics;1m30s;y']);
    expect(target?.url).toBe('http://a:1/metrics?x=y&x=z');
  });

  // scrape/target.go, PopulateDiscoveredLabels: both labels are there for every target, from the global default on.
  it('shows its rules an interval and a time-out also where nobody says them, and leaves them unsaid', () => {
    const seen = {
      sourceLabels: ['__scrape_interval__', '__scrape_timeout__'],
      targetLabel: 'seen',
    };
    expect(make('a:1', [seen])).toMatchObject({ intervalSeconds: null, timeoutSeconds: null });
    expect(make('a:1', [seen])?.labels).toContainEqual(['seen', '15s;10s']);
    const often = make('a:1', [seen], { intervalSeconds: 5 });
    expect(often?.labels).toContainEqual(['seen', '5s;5s']);
    expect(often).toMatchObject({ intervalSeconds: 5, timeoutSeconds: null });
    const slower = {
      sourceLabels: ['__scrape_interval__'],
      regex: '15s',
      targetLabel: '__scrape_interval__',
    };
    expect(make('a:1', [{ ...slower, replacement: '1m' }])).toMatchObject({
      intervalSeconds: 60,
      timeoutSeconds: null,
    });
    expect(make('a:1', [], { labels: { __scrape_interval__: '15s' } })).toMatchObject({
      intervalSeconds: 15,
    });
  });

  it('is asked as its labels say', () => {
    const labels = {
      __scheme__: 'https',
      __metrics_path__: '/m?a#b',
      __scrape_interval__: '1m',
      __scrape_timeout__: '500ms',
    };
    expect(make('[::1]:9100', [], { labels })).toMatchObject({
      url: 'https://[::1]:9100/m%3Fa%23b',
      intervalSeconds: 60,
      timeoutSeconds: 0.5,
      fault: null,
    });
  });

  it('is gone where rules drop it or take its address', () => {
    expect(make('a:1', [{ action: 'drop', sourceLabels: ['__address__'], regex: 'a.*' }])).toBeNull();
    expect(make('a:1', [{ targetLabel: '__address__', replacement: '' }])).toBeNull();
  });

  it.each([
    ['a:1/metrics', {}, 'its address is no host:port'],
    ['user@a:1', {}, 'its address is no host:port'],
    ['a:99999', {}, 'its address is no host:port'],
    ['a b', {}, 'its address is no host:port'],
    ['a:1', { __scheme__: 'file' }, '"file" is neither http nor https'],
    ['a:1', { __scrape_interval__: 'soon' }, '"soon" is not a duration; write it like 15s, 300ms or 1h30m'],
    ['a:1', { __scrape_interval__: '0s' }, '__scrape_interval__ is 0s; it must be over 0'],
    ['a:1', { __scrape_interval__: '100ms' }, 'an interval of 0.1 s is too often; it must be at least 1 s'],
    [
      'a:1',
      { __scrape_interval__: '5s', __scrape_timeout__: '6s' },
      'a time-out of 6 s is longer than the interval of 5 s',
    ],
  ])('that cannot be asked says why: %s %j', (address, labels, fault) => {
    expect(make(address, [], { labels })?.fault).toBe(fault);
  });

  it.each([
    ['bob:hunter2@a:1', 'http://a:1/metrics'],
    ['https://bob:hunter2@a/x', 'http://a/x/metrics'],
    ['a/x?token=hunter2', 'http://a/x/metrics'],
  ])('that cannot be asked says nothing of what proves who asks: %s', (address, url) => {
    const target = make(address);
    expect(target).toMatchObject({ url, fault: 'its address is no host:port' });
  });
});
