import { describe, expect, it, onTestFinished } from 'vitest';
import type { Deployment, Incident } from '#shared/facts.ts';
import type { IncidentEvent } from '#shared/sender-event.ts';
import { createSubjectBook } from '../../../../server/collect/webhooks/subjects.ts';
import { openAt, temporaryFolder } from '../../store/folders.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

const incident: Incident = {
  service: 'press',
  id: 'i',
  source: 'api',
  kind: 'incident',
  title: 'stuck',
  severity: 2,
  startedAtMs: NOW - 60 * MINUTE,
  detectedAtMs: null,
  detectedBy: null,
  reportedAtMs: null,
  resolvedAtMs: NOW - 30 * MINUTE,
  spells: null,
  causedByDeployment: null,
  causedBySha: null,
  duplicateOf: null,
  url: null,
};

const deployment: Deployment = {
  service: 'press',
  environment: 'production',
  id: 'd',
  finishedAtMs: NOW - 60 * MINUTE,
  startedAtMs: null,
  result: 'success',
  version: 'v1',
  sha: null,
  repository: null,
  automated: null,
  unplanned: null,
  fixesIncident: null,
  rollbackOf: null,
  url: null,
  source: 'api',
  ref: null,
  previousSha: null,
};

const event = (
  minute: number,
  told: IncidentEvent['told'],
  step: IncidentEvent['step'] = null,
): IncidentEvent => ({
  kind: 'incident',
  service: 'press',
  id: 'i',
  step,
  atMs: NOW + minute * MINUTE,
  told,
});

function start() {
  const store = openAt(temporaryFolder(), NOW);
  onTestFinished(() => store.close());
  const subjects = createSubjectBook(store);
  let count = 0;
  const hear = (...events: Parameters<typeof subjects.book>[1]): void => {
    count += 1;
    const { id } = store.deliveries.receive({
      source: 'bell',
      sender: 'generic',
      deliveryId: String(count),
      receivedAtMs: NOW,
      contentType: 'application/json',
      headers: {},
      body: Buffer.from('{}'),
    });
    subjects.book(id, events);
  };
  const standing = () => store.incidents.get('press', 'i');
  return { store, subjects, hear, standing };
}

describe('a list of incidents of the past', () => {
  it('counts over what senders say later, also where it agreed with them when it was taken in', () => {
    const { subjects, hear, standing } = start();
    const { startedAtMs, title } = incident;
    hear(event(-60, { startedAtMs, title, severity: 2 }, 'opened'), event(-30, {}, 'resolved'));
    expect(subjects.tellPastIncidents([incident])).toEqual(['updated']);
    hear(event(-20, { severity: 4, title: 'never mind' }));
    expect(standing()).toMatchObject({ severity: 2, title: 'stuck' });
  });

  it('that is taken in again changes nothing, and undoes no correction that a person made since', () => {
    const { store, subjects, hear, standing } = start();
    hear(event(-60, {}, 'opened'));
    subjects.tellPastIncidents([incident]);
    subjects.sayOfIncident([event(-10, { severity: 1 })]);
    const before = store.changeNumber();
    expect(subjects.tellPastIncidents([incident])).toEqual(['same']);
    expect(standing()).toMatchObject({ severity: 1 });
    expect(store.changeNumber()).toBe(before);
  });

  it('that was there before the sender told of it is the same when it is taken in again', () => {
    const { subjects, hear } = start();
    expect(subjects.tellPastIncidents([incident])).toEqual(['created']);
    hear(event(-60, {}, 'opened'));
    // As the API reads one: its fields stand in another order than those of a row.
    const asRead = Object.fromEntries(Object.entries(incident).toReversed()) as unknown as Incident;
    expect(subjects.tellPastIncidents([asRead])).toEqual(['same']);
  });

  it('is taken in whole or not at all', () => {
    const { subjects, standing } = start();
    const broken = { ...incident, id: null } as unknown as Incident;
    expect(() => subjects.tellPastIncidents([incident, broken])).toThrow();
    expect(standing()).toBe(null);
  });
});

describe('what people say of what senders tell of', () => {
  it('is kept once where it is said again, and again where something else was said between', () => {
    const { store, subjects, hear, standing } = start();
    hear(event(-60, {}, 'opened'));
    const words = () => store.senderEvents.of({ kind: 'incident', key: '["press","i"]' }).length;
    expect(subjects.tellIncident(incident)).toBe('updated');
    const once = words();
    expect(subjects.tellIncident(incident)).toBe('same');
    expect(words()).toBe(once);
    expect(subjects.tellIncident({ ...incident, severity: 1 })).toBe('updated');
    expect(subjects.tellIncident(incident)).toBe('updated');
    expect(standing()).toMatchObject({ severity: 2 });
  });

  it('goes for deployments too', () => {
    const { subjects, hear } = start();
    const { service, environment, id } = deployment;
    hear({
      kind: 'deployment',
      service,
      environment,
      id,
      step: 'failure',
      atMs: NOW,
      told: {},
      changes: null,
    });
    const tell = (result: Deployment['result']) =>
      subjects.tellDeployments([{ deployment: { ...deployment, result }, changes: null }]);
    expect(
      ['success', 'success', 'failure', 'success'].map((each) => tell(each as Deployment['result'])),
    ).toEqual([['updated'], ['same'], ['updated'], ['updated']]);
  });
});
