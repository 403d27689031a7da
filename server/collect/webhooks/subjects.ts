import type { DeploymentKey, Incident } from '#shared/facts.ts';
import type {
  CommitsEvent,
  DeploymentEvent,
  IncidentEvent,
  PullRequestEvent,
  SenderEvent,
} from '#shared/sender-event.ts';
import type { KeptEvent, Subject, SubjectEvent } from '../../store/sender-events.ts';
import type { Store } from '../../store/store.ts';
import type { SubjectBook, SubjectName } from '../../subject-book.ts';
import { deploymentAsSaid, incidentAsSaid } from './as-said.ts';
import { foldDeployment } from './fold-deployment.ts';
import { foldIncident } from './fold-incident.ts';
import { foldPullRequest } from './fold-pull-request.ts';
import { subjectOf } from './subject-of.ts';
import type { Told } from './told-events.ts';

type AboutSubject = DeploymentEvent | IncidentEvent | PullRequestEvent;

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

/** What the events of a subject make of it becomes its row; where they make nothing of it, it has none. */
function foldAnew(store: Store, subject: Subject): void {
  const kept = store.senderEvents.of(subject);
  if (subject.kind === 'deployment') {
    const folded = foldDeployment(kept.map(toTold<DeploymentEvent>));
    const [service, environment, id] = JSON.parse(subject.key) as [string, string, string];
    if (folded === null) store.deployments.remove({ service, environment, id });
    else store.deployments.upsert(folded.deployment, folded.changes);
  } else if (subject.kind === 'incident') {
    const folded = foldIncident(kept.map(toTold<IncidentEvent>));
    const [service, id] = JSON.parse(subject.key) as [string, string];
    if (folded === null) store.incidents.remove(service, id);
    else store.incidents.upsert(folded);
  } else {
    const folded = foldPullRequest(kept.map(toTold<PullRequestEvent>));
    if (folded !== null) store.pullRequests.upsert(folded);
  }
}

/** @param store the events and the rows that follow from them */
export function createSubjectBook(store: Store): SubjectBook {
  const isKnown = (about: SubjectName): boolean => store.senderEvents.of(subjectOf(about)).length > 0;

  /** What a person or the API said before any sender did becomes a word beside theirs. */
  function adopt(about: SubjectName): void {
    if (isKnown(about)) return;
    const said = about.kind === 'deployment' ? storedDeployment(about) : storedIncident(about);
    for (const event of said) store.senderEvents.say(toRow(event));
  }

  function storedDeployment({ service, environment, id }: DeploymentKey) {
    const deployment = store.deployments.get(service, environment, id);
    return deployment === null ? [] : [deploymentAsSaid(deployment)];
  }

  function storedIncident({ service, id }: Pick<Incident, 'service' | 'id'>) {
    const incident = store.incidents.get(service, id);
    return incident === null ? [] : incidentAsSaid(incident);
  }

  return {
    book: (deliveryId, events) =>
      store.atomically(() => {
        const about = events.filter(isAboutSubject);
        for (const event of about) if (event.kind !== 'pull-request') adopt(event);
        for (const event of events.filter(isOfCommits)) store.commits.add(event);
        for (const subject of store.senderEvents.replace(deliveryId, about.map(toRow)))
          foldAnew(store, subject);
      }),
    isTold: isKnown,
    say: (events) =>
      store.atomically(() => {
        for (const event of events) store.senderEvents.say(toRow(event));
        for (const event of events.slice(0, 1)) foldAnew(store, subjectOf(event));
      }),
  };
}
