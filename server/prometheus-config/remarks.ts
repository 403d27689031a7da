import type { Placeholders } from './placeholders.ts';
import type { LeftOut, ScrapeJob } from './scrape-job.ts';
import { holdsUserInfo } from './user-info.ts';

/** What is said about one job while it is written down. */
export interface Remarks {
  readonly job: ScrapeJob;
  readonly placeholders: Placeholders;
  /** Notes something of the job that does not come along. */
  leaveOut(what: string, why: string): void;
  /** A text as `andon.yaml` may hold it: through a variable where it holds a secret or would be
   * taken for a variable itself. `what` says what it is. */
  text(text: string, what: string): string;
}

const reasonFor = (text: string): string | null => {
  if (holdsUserInfo(text)) return 'it holds a user or a password';
  return text.includes('${') ? 'it holds ${, which begins a variable in andon.yaml' : null;
};

/** Remarks on a job; what is left out is added to a list. */
export const createRemarks = (job: ScrapeJob, placeholders: Placeholders, leftOut: LeftOut[]): Remarks => ({
  job,
  placeholders,
  leaveOut: (what, why) => {
    leftOut.push({ place: job.place, what, why });
  },
  text: (text, what) => {
    const why = reasonFor(text);
    if (why === null) return text;
    return placeholders.take({
      name: `${job.name} ${what}`,
      place: job.place,
      what: `the ${what} of the job ${job.name}: ${why}`,
      sample: text.includes('://') ? 'http://sample.example' : 'sample:1',
      text,
    });
  },
});
