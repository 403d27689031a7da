import { sayDeliveryNote } from '#shared/delivery-note.ts';
import type { IncidentTold } from '#shared/sender-event.ts';
import { readInstant } from './instant.ts';
import { known } from './known.ts';

/** What of a line is read; trimming a longer one would take time in the square of its length. */
const MOST_CHARACTERS = 200;

/** What a line says after its name, without the stars and dashes of Markdown around it. */
const lineOf = (text: string, name: string): string | null =>
  new RegExp(`^[ \\t>*_-]*${name}[ \\t]*:[*_ \\t]*(.+)$`, 'im')
    .exec(text)?.[1]
    ?.slice(0, MOST_CHARACTERS)
    .replace(/[*_\s]+$/, '') ?? null;

const isSha = (text: string): boolean => /^[0-9a-f]{7,64}$/i.test(text);

const cause = (text: string | null): IncidentTold => {
  if (text === null) return {};
  return isSha(text) ? { causedBySha: text.toLowerCase() } : { causedByDeployment: text };
};

/** What people may write on lines of their own in the text of an issue that is an incident. */
export interface IssueLines {
  readonly told: IncidentTold;
  readonly warnings: readonly string[];
}

/**
 * Reads the lines `Started: 2026-01-08T09:00:00Z` (when users began to suffer), `Detected: …` and `Caused by: …` (the id
 * of a deployment, or a commit) of an issue's text. A time that is none is left out with a warning.
 */
export function readIssueLines(text: string | null): IssueLines {
  const lines = { Started: lineOf(text ?? '', 'Started'), Detected: lineOf(text ?? '', 'Detected') };
  const warnings = Object.entries(lines).flatMap(([name, line]) =>
    line !== null && readInstant(line) === null
      ? [sayDeliveryNote('no-time-line', { line: `${name}: ${line.slice(0, 60)}` })]
      : [],
  );
  const times = known({ startedAtMs: readInstant(lines.Started), detectedAtMs: readInstant(lines.Detected) });
  return { told: { ...times, ...cause(lineOf(text ?? '', 'Caused by')) }, warnings };
}
