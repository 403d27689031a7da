import type { Observation, Store } from '../store/store.ts';
import { deploymentsBetween } from './deployments.ts';
import { incidentsBetween } from './incidents.ts';
import { minuteTallies } from './minute-tallies.ts';
import { plannedWorkBetween } from './planned-work.ts';
import type { Story } from './story.ts';
import { teamNotes } from './team-notes.ts';
import { waitingChanges } from './waiting-changes.ts';

const observationsOf = (store: Store, story: Story, fromMs: number, toMs: number): Observation[] => {
  const observations: Observation[] = [];
  for (const { service, objective, minuteMs, good, total } of minuteTallies(story, fromMs, toMs)) {
    observations.push({
      sliId: store.tallies.sliId(service, objective),
      minuteMs,
      good,
      total,
      covered: true,
    });
  }
  return observations;
};

/** Books what was counted in `[fromMs, toMs)`, minute edges, in one transaction. Again changes nothing. */
export const bookTallies = (store: Store, story: Story, fromMs: number, toMs: number): void =>
  store.tallies.replace(observationsOf(store, story, fromMs, toMs));

/** What is written already is not written again. */
const storeNotes = ({ notes }: Store, story: Story, fromMs: number, toMs: number): void => {
  const known = new Set(notes.all().map(({ text }) => text));
  for (const { note, beliefs } of teamNotes(story)) {
    if (note.writtenAtMs < fromMs || note.writtenAtMs >= toMs || known.has(note.text)) continue;
    const { id } = notes.write(note);
    for (const belief of beliefs) notes.believe(id, belief);
  }
};

/** Stores what was deployed, noticed or restored in `[fromMs, toMs)`, and what waits then. Again changes nothing. */
export const storeEvents = (store: Store, story: Story, fromMs: number, toMs: number): void => {
  const deployments = deploymentsBetween(story, story.beginMs, toMs);
  store.deployments.upsertMany(deployments.filter(({ deployment }) => deployment.finishedAtMs >= fromMs));
  for (const incident of incidentsBetween(story, deployments, fromMs, toMs)) store.incidents.upsert(incident);
  for (const work of plannedWorkBetween(story, fromMs, toMs)) store.incidents.upsert(work);
  for (const [service, changes] of waitingChanges(story, deployments, toMs))
    store.unshipped.replace(service, changes, null);
  storeNotes(store, story, fromMs, toMs);
};
