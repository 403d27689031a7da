import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { change, deployment, incident } from '../../shared/metrics/delivery-facts.ts';
import { openAt, temporaryFolder } from './folders.ts';

describe('what was written about', () => {
  const open = () => openAt(temporaryFolder(), 0);

  it('is named by service and deployment, once, and forgotten when it was asked for', () => {
    const { deployments, deliveryColumns } = open();
    deployments.upsert(deployment('one', 1), [change('a', 'one', 0)]);
    deployments.upsert(deployment('one', 2), null);
    deployments.upsert(deployment('two', 2, { service: 'search' }), null);
    const touched = deliveryColumns.take();
    expect(
      [...touched].map(([service, { deployments: those, others }]) => [
        service,
        those?.map(({ id }) => id),
        others,
      ]),
    ).toEqual([
      ['checkout', ['one'], false],
      ['search', ['two'], false],
    ]);
    expect(deliveryColumns.take().size).toBe(0);
  });

  it('is nothing where the same is told again, and where only the way to its changes is noted', () => {
    const { deployments, deliveryColumns } = open();
    deployments.upsert(deployment('one', 1), null);
    deliveryColumns.take();
    deployments.upsert(deployment('one', 1), null);
    // Notes that its changes were told.
    deployments.upsert(deployment('one', 1), []);
    expect(deliveryColumns.take().size).toBe(0);
  });

  it('has a deployment whose changes alone are others, and one that is gone with what it carried', () => {
    const { deployments, deliveryColumns } = open();
    const one = deployment('one', 1);
    deployments.upsert(one, [change('a', 'one', 0)]);
    deliveryColumns.take();
    deployments.upsert(one, [change('b', 'one', 0)]);
    expect(deliveryColumns.take().get('checkout')?.deployments?.length).toBe(1);
    deployments.remove(one);
    expect(deliveryColumns.take().get('checkout')?.deployments?.length).toBe(1);
  });

  it('has the services of incidents, of what waits, and of both ends of a correction', () => {
    const { incidents, linkCorrections, unshipped, deliveryColumns } = open();
    const services = () => [...deliveryColumns.take()].map(([service, { others }]) => [service, others]);
    incidents.upsert(incident('i', 0, null));
    expect(services()).toEqual([['checkout', true]]);
    incidents.remove('checkout', 'i');
    expect(services()).toEqual([['checkout', true]]);
    unshipped.replace('web', [], null);
    expect(services()).toEqual([['web', true]]);
    linkCorrections.add({
      madeAtMs: 0,
      madeBy: 'someone',
      reason: 'seen',
      service: 'checkout',
      incident: 'i',
      verdict: 'caused-by',
      deployment: { service: 'search', environment: 'production', id: 'one' },
    });
    expect(services()).toEqual([
      ['checkout', true],
      ['search', true],
    ]);
  });

  it('does not name deployments where they are many', () => {
    const { deployments, deliveryColumns } = open();
    deployments.upsertMany(
      Array.from({ length: 300 }, (_, index) => ({
        deployment: deployment(`d${index}`, index),
        changes: null,
      })),
    );
    expect(deliveryColumns.take().get('checkout')?.deployments).toBeNull();
  });

  it('has one writer of changes, who says so', () => {
    const folder = resolve(import.meta.dirname, '../../../server/store');
    const writers = globSync('*.ts', { cwd: folder }).filter((name) =>
      /(?:INTO|UPDATE|FROM) changes\b(?! c)(?![^`]*SELECT)/.test(
        readFileSync(resolve(folder, name), 'utf8')
          .split('\n')
          .filter((line) => /INSERT|DELETE|UPDATE/.test(line))
          .join('\n'),
      ),
    );
    expect(writers).toEqual(['deployed-changes.ts']);
  });
});
