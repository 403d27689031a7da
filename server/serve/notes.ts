import {
  BaselineBody,
  BeliefBody,
  believeContract,
  decideBaselineContract,
  NoteBody,
  notesContract,
  TakeBackBody,
  takeBackContract,
  writeNoteContract,
} from '#shared/api/notes.ts';
import type { Note } from '#shared/facts.ts';
import { Problem } from '#shared/problems.ts';
import { isoInstant } from '#shared/time.ts';
import { cutPage } from '../compute/cut-page.ts';
import type { NewNote } from '../store/notes.ts';
import type { Store } from '../store/store.ts';
import { intakeConfig } from './access.ts';
import { queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import { toNoteAnswer } from './note-answer.ts';
import { readDecision, readNote } from './note-facts.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

const DEFAULT_LIMIT = 50;

/** What makes two notes the same, whenever they were written. */
const wordsOf = ({ kind, atMs, untilMs, service, metric, text, by }: NewNote): string =>
  JSON.stringify([kind, atMs, untilMs, service, metric, text, by]);

/** @throws Problem `not-found` */
function noteOf({ notes }: Pick<Store, 'notes'>, id: number): Note {
  const note = notes.get(id);
  if (note === null) throw new Problem('not-found', `There is no note ${id}.`);
  return note;
}

/** The team's own time line: what it changed, what it knows the cause of, and what it says of a usual range. */
export function serveNotes(app: Api, deps: ServeDeps): void {
  serveList(app, deps);
  serveWrite(app, deps);
  serveBeliefs(app, deps);
  serveTakeBack(app, deps);
  serveBaselines(app, deps);
}

function serveList(app: Api, { store, config }: ServeDeps): void {
  app.get(
    notesContract.url,
    {
      config: { access: 'open' },
      schema: {
        summary: 'What the team wrote on its time line, latest first',
        querystring: notesContract.query,
        response: { 200: notesContract.response },
      },
    },
    async ({ query }) => {
      const service = query.service === undefined ? null : knownService(config.current(), query.service).id;
      const fromMs = queryInstant(query.from, 'from') ?? Number.NEGATIVE_INFINITY;
      const toMs = queryInstant(query.to, 'to') ?? Number.POSITIVE_INFINITY;
      const asked = store.notes
        .all()
        .filter(
          (note) =>
            (service === null || note.service === null || note.service === service) &&
            (query.metric === undefined || note.metric === null || note.metric === query.metric) &&
            note.atMs < toMs &&
            (note.untilMs ?? note.atMs) >= fromMs,
        );
      const page = cutPage(asked.toReversed(), query.limit ?? DEFAULT_LIMIT, query.cursor ?? null);
      return { items: page.items.map(toNoteAnswer), next: page.next };
    },
  );
}

function serveWrite(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    writeNoteContract.url,
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Write down what the team changed, or what it knows the cause of',
        body: NoteBody,
        response: { 200: writeNoteContract.response, 201: writeNoteContract.response },
      },
    },
    async ({ body }, reply) => {
      const note = readNote(body, { config: config.current(), nowMs: clock.nowMs() });
      const same = store.notes
        .all()
        .find((each) => each.takenBack === null && wordsOf(each) === wordsOf(note));
      if (same !== undefined) return toNoteAnswer(same);
      return reply.code(201).send(toNoteAnswer(store.notes.write(note)));
    },
  );
}

function serveBeliefs(app: Api, { store, clock }: ServeDeps): void {
  app.post(
    believeContract.url,
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Say whether a note has to do with a shift; the latest word of each name counts',
        params: believeContract.params,
        body: BeliefBody,
        response: { 200: believeContract.response },
      },
    },
    async ({ params, body }) => {
      const note = noteOf(store, params.id);
      store.notes.believe(note.id, { by: body.by.trim(), belief: body.belief, atMs: clock.nowMs() });
      return toNoteAnswer(noteOf(store, note.id));
    },
  );
}

function serveTakeBack(app: Api, { store, clock }: ServeDeps): void {
  app.post(
    takeBackContract.url,
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Take a note back: it is kept, and counts no more',
        params: takeBackContract.params,
        body: TakeBackBody,
        response: { 200: takeBackContract.response },
      },
    },
    async ({ params, body }) => {
      const note = noteOf(store, params.id);
      store.notes.takeBack(note.id, {
        by: body.by.trim(),
        reason: body.reason.trim(),
        atMs: clock.nowMs(),
      });
      return toNoteAnswer(noteOf(store, note.id));
    },
  );
}

function serveBaselines(app: Api, { store, config, clock }: ServeDeps): void {
  app.post(
    decideBaselineContract.url,
    {
      config: intakeConfig('incidents'),
      schema: {
        summary: 'Confirm a proposed usual range, or send it back with a reason',
        body: BaselineBody,
        response: { 200: decideBaselineContract.response },
      },
    },
    async ({ body }) => {
      const decision = readDecision(body, { config: config.current(), nowMs: clock.nowMs() });
      store.notes.decide(decision);
      const { startMs, decidedAtMs, ...said } = decision;
      return { ...said, start: isoInstant(startMs), decidedAt: isoInstant(decidedAtMs) };
    },
  );
}
