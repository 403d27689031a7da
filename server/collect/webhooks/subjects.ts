import type {
  CommitsEvent,
  DeploymentEvent,
  IncidentEvent,
  PullRequestEvent,
  SenderEvent,
  WhereaboutsEvent,
} from '#shared/sender-event.ts';
import { checkOrder, deploymentTold, incidentTold, type ToldIncident } from '../../as-told.ts';
import type { KeptEvent, Subject, SubjectEvent } from '../../store/sender-events.ts';
import type { Store, ToldDeployment, Upserted } from '../../store/store.ts';
import type { SubjectBook, SubjectName } from '../../subject-book.ts';
import { deploymentAsSaid, incidentAsSaid, known, saidOfIncident } from './as-said.ts';
import { foldDeployment } from './fold-deployment.ts';
import { foldIncident } from './fold-incident.ts';
import { foldPullRequest } from './fold-pull-request.ts';
import { toldThere } from './fold-whereabouts.ts';
import { subjectOf } from './subject-of.ts';
import type { Told } from './told-events.ts';

type AboutSubject = DeploymentEvent | IncidentEvent | WhereaboutsEvent | PullRequestEvent;

const isOfCommits = (event: SenderEvent): event is CommitsEvent => event.kind === 'commits';
const isAboutSubject = (event: SenderEvent): event is AboutSubject => event.kind !== 'commits';

const toRow = (event: AboutSubject): SubjectEvent => ({
  ...subjectOf(event),
  atMs: event.atMs,
  body: JSON.stringify(event),
});

const toTold = <Event>({ body, authority, source }: KeptEvent): Told<Event> => ({
  event: JSON.parse(body) as Event,
  authority,
  source,
});

function foldIncidentAnew(store: Store, service: string, id: string): void {
  const told = store.senderEvents.of(subjectOf({ kind: 'incident', service, id }));
  const whereabouts = store.senderEvents.of(subjectOf({ kind: 'whereabouts', id }));
  const there = toldThere(
    service,
    told.map(toTold<IncidentEvent>),
    whereabouts.map(toTold<WhereaboutsEvent>),
  );
  const folded = foldIncident(there);
  if (folded === null) store.incidents.remove(service, id);
  else store.incidents.upsert(folded);
}

/** What the events of a subject make of it becomes its row; where they make nothing of it, it has none. */
function foldAnew(store: Store, subject: Subject): void {
  const kept = store.senderEvents.of(subject);
  if (subject.kind === 'deployment') {
    const folded = foldDeployment(kept.map(toTold<DeploymentEvent>));
    const [service, environment, id] = JSON.parse(subject.key) as [string, string, string];
    if (folded === null) store.deployments.remove({ service, environment, id });
    else store.deployments.upsert(folded.deployment, folded.changes);
  } else if (subject.kind === 'incident') {
    const [service, id] = JSON.parse(subject.key) as [string, string];
    foldIncidentAnew(store, service, id);
  } else if (subject.kind === 'whereabouts') {
    // Where it ever was by such a word is where it may have gone from, or come back to.
    const services = kept.flatMap((each) => toTold<WhereaboutsEvent>(each).event.services);
    for (const service of new Set(services)) foldIncidentAnew(store, service, subject.key);
  } else {
    const folded = foldPullRequest(kept.map(toTold<PullRequestEvent>));
    if (folded !== null) store.pullRequests.upsert(folded);
  }
}

/** @param store the events and the rows that follow from them */
export function createSubjectBook(store: Store): SubjectBook {
  const isTold = (about: SubjectName): boolean => store.senderEvents.of(subjectOf(about)).length > 0;

  function storedAsSaid(about: SubjectName): readonly (DeploymentEvent | IncidentEvent)[] {
    if (about.kind === 'incident') {
      const incident = store.incidents.get(about.service, about.id);
      return incident === null ? [] : incidentAsSaid(incident);
    }
    const deployment = store.deployments.get(about.service, about.environment, about.id);
    return deployment === null ? [] : [deploymentAsSaid({ deployment, changes: null })];
  }

  /** What a person or the API said before any sender did becomes a word beside theirs. */
  function adopt(about: DeploymentEvent | IncidentEvent): void {
    if (isTold(about)) return;
    for (const event of storedAsSaid(about)) store.senderEvents.say(toRow(event));
  }

  function say(about: Subject, rows: readonly SubjectEvent[]): void {
    for (const row of rows) store.senderEvents.say(row);
    foldAnew(store, about);
  }

  /** What people said of it, word by word. */
  const saidOf = (about: Subject): readonly string[] =>
    store.senderEvents.of(about).flatMap(({ authority, body }) => (authority === 1 ? [body] : []));

  /** Says it, unless it is what people said last. */
  function sayNew(about: Subject, events: readonly (DeploymentEvent | IncidentEvent)[]): boolean {
    const rows = events.map(toRow);
    const last = saidOf(about).slice(-rows.length);
    const isNew = rows.some(({ body }, index) => body !== last[index]);
    if (isNew) say(about, rows);
    return isNew;
  }

  function tellDeployment(told: ToldDeployment): Upserted {
    const { deployment, changes, said } = told;
    const { service, environment, id, source } = deployment;
    const was = store.deployments.get(service, environment, id);
    const event = deploymentAsSaid(told, was);
    if (!isTold(event)) {
      const whole = was === null ? deployment : deploymentTold(was, said ?? known(deployment), source);
      return store.deployments.upsert(whole, changes);
    }
    if (!sayNew(subjectOf(event), [event])) return 'same';
    return was === null ? 'created' : 'updated';
  }

  function tellIncident({ said: named, ...incident }: ToldIncident): Upserted {
    const said = named ?? saidOfIncident(incident);
    const about = { kind: 'incident', service: incident.service, id: incident.id } as const;
    const was = store.incidents.get(incident.service, incident.id);
    if (!isTold(about))
      return store.incidents.upsert(was === null ? incident : incidentTold(was, said, incident.source));
    const events = [...incidentAsSaid(incident, said)];
    // That it never ended is said as going on where it was said to end.
    if (said.resolvedAtMs === null && was !== null && was.resolvedAtMs !== null)
      events.push({ ...about, step: 'reopened', atMs: was.resolvedAtMs, told: {} });
    if (!sayNew(subjectOf(about), events)) return 'same';
    return was === null ? 'created' : 'updated';
  }

  /** A list of the past that is taken in again is no change of mind. */
  function tellPastIncident(told: ToldIncident): Upserted {
    const { said, ...incident } = told;
    const { service, id } = incident;
    const before = new Set(saidOf(subjectOf({ kind: 'incident', service, id })));
    const isSaid = incidentAsSaid(incident, said).every((event) => before.has(toRow(event).body));
    return isSaid ? 'same' : tellIncident(told);
  }

  return {
    book: (deliveryId, events) =>
      store.atomically(() => {
        const about = events.filter(isAboutSubject);
        for (const event of about) if (event.kind === 'deployment' || event.kind === 'incident') adopt(event);
        for (const event of events.filter(isOfCommits)) store.commits.add(event);
        for (const subject of store.senderEvents.replace(deliveryId, about.map(toRow)))
          foldAnew(store, subject);
      }),
    tellDeployments: (told) => store.atomically(() => told.map(tellDeployment)),
    tellIncident: (told) =>
      store.atomically(() => {
        const result = tellIncident(told);
        // Told as it happens, it is refused where it cannot be so with what is known of it.
        const standing = store.incidents.get(told.service, told.id);
        if (standing !== null && result !== 'same') checkOrder(standing);
        return result;
      }),
    tellPastIncidents: (incidents) => store.atomically(() => incidents.map(tellPastIncident)),
    isTold,
    sayOfIncident: (events) =>
      store.atomically(() => {
        for (const event of events) say(subjectOf(event), [toRow(event)]);
      }),
  };
}
