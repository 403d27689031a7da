import type { NoteShape } from '#shared/api/notes.ts';
import type { Note } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { isoInstantOrNull } from './instants.ts';

const toTakenBack = ({ takenBack }: Note): NoteShape['takenBack'] =>
  takenBack === null ? null : { by: takenBack.by, reason: takenBack.reason, at: isoInstant(takenBack.atMs) };

/** A note as the API says it. */
export const toNoteAnswer = (note: Note): NoteShape => ({
  id: note.id,
  at: isoInstant(note.atMs),
  until: isoInstantOrNull(note.untilMs),
  service: note.service,
  metric: note.metric,
  kind: note.kind,
  text: note.text,
  by: note.by,
  writtenAt: isoInstant(note.writtenAtMs),
  takenBack: toTakenBack(note),
  beliefs: note.beliefs.map(({ by, belief, atMs }) => ({ by, belief, at: isoInstant(atMs) })),
});
