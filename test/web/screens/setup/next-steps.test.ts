import { describe, expect, it } from 'vitest';
import { factKinds } from '#shared/fact-kind.ts';
import { metrics } from '#shared/metrics/registry.ts';
import { loadConfig } from '../../../../server/config/load-config.ts';
import { agreementLines, nextSteps } from '../../../../web/screens/setup/snippets/next-steps.ts';

const place = { origin: 'http://127.0.0.1:8080', token: 'andon_x', service: 'orders' };
const taken = (text: string): string => {
  const [service] = loadConfig(text, {
    file: 'andon.yaml',
    environment: {},
    folder: '/',
    readFile: () => '',
  }).services;
  return `${service?.id} ${service?.objectives.length} ${service?.repository}`;
};

describe('what to do next', () => {
  it('is a text to copy for every kind of fact', () => {
    for (const fact of factKinds) expect(nextSteps[fact].length, fact).toBeGreaterThan(0);
  });

  it('writes a configuration that the board takes as it stands', () => {
    const textOf = (fact: (typeof factKinds)[number]) => nextSteps[fact][0]?.text(place) ?? '';
    expect(taken(textOf('observations'))).toBe('orders 1 null');
    expect(taken(textOf('changes'))).toBe('orders 0 /srv/git/orders');
    expect(taken(textOf('waiting'))).toBe('orders 0 /srv/git/orders');
  });

  it('agrees on a metric in lines that the board takes, and on nothing that it does not know', () => {
    const service = 'services: [{ id: orders, objectives: [{ id: availability, push: {} }] }]';
    const proposed = metrics.flatMap(({ id }) => agreementLines(id) ?? []);
    expect(proposed).toHaveLength(5);
    for (const lines of proposed) expect(taken(`${service}\n${lines}\n`)).toBe('orders 1 null');
  });
});
