import type { EvidenceLink } from '#shared/api/evidence.ts';
import type { DeskWords } from './desk-words.ts';
import { splitDuration } from './format-duration.ts';

const nameOfIncident = ({ incident }: EvidenceLink): string => incident?.id ?? '';
const nameOfBy = ({ by }: EvidenceLink): string => by?.id ?? '';

/** What says that a release failed, as a phrase: "2026.11.2 rolled it back". */
export const linkText = (link: EvidenceLink, { events }: DeskWords): string => {
  const { correction, incident } = link;
  if (correction !== null)
    return incident === null
      ? events.link.person(correction.by)
      : events.link.personCause(incident.id, correction.by);
  switch (link.kind) {
    case 'explicit':
      return events.link.explicit(nameOfIncident(link));
    case 'rollback':
      return events.link.rollback(nameOfBy(link));
    case 'revert':
      return events.link.revert(nameOfBy(link));
    case 'hotfix':
      return events.link.hotfix(nameOfBy(link));
    case 'time':
      return events.link.time(nameOfIncident(link), splitDuration(link.afterSeconds ?? 0));
  }
};

/** Why a release is taken for the cause of an incident, as a sentence. */
export const causeText = (link: EvidenceLink, { events }: DeskWords): string => {
  const { correction, kind } = link;
  if (correction !== null) return events.cause.person(correction.by, correction.reason);
  return kind === 'time' ? events.cause.time(splitDuration(link.afterSeconds ?? 0)) : events.cause[kind];
};

/** The kind of a link in a word or two: "by time alone". */
export const linkKindText = (link: EvidenceLink, { events }: DeskWords): string =>
  events.linkKind[link.correction === null ? link.kind : 'person'] ?? link.kind;
