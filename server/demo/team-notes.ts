import type { NoteBelief } from '#shared/facts.ts';
import { DAY_MS, HOUR_MS, WEEK_MS } from '#shared/units.ts';
import type { NewNote } from '../store/notes.ts';
import { weekStartMs } from './plant-calendar.ts';
import { FREEZE_WEEK, SHIFT_WEEK } from './release-plan.ts';
import type { Story } from './story.ts';

/** A note of the sample team, and what its members believe of it. */
export interface TeamNote {
  readonly note: NewNote;
  readonly beliefs: readonly NoteBelief[];
}

/** Retros are held on Friday afternoon; by then something is written down. */
const RETRO_MS = 4 * DAY_MS + 15 * HOUR_MS;
const WORKDAYS_MS = 5 * DAY_MS;

/** What the team wrote of its year, oldest first: what it changed in summer, and why October was odd. */
export const teamNotes = ({ anchorMs }: Story): TeamNote[] => {
  const weekMs = (week: number): number => weekStartMs(anchorMs) + week * WEEK_MS;
  const shiftMs = weekMs(SHIFT_WEEK);
  const freezeMs = weekMs(FREEZE_WEEK);
  const note = (kind: NewNote['kind'], atMs: number, text: string, by: string): NewNote => ({
    kind,
    atMs,
    untilMs: kind === 'known-cause' ? atMs + WORKDAYS_MS : null,
    service: null,
    metric: null,
    text,
    by,
    writtenAtMs: weekStartMs(atMs) + RETRO_MS,
  });
  const thinksSo = (by: string): NoteBelief => ({ by, belief: 'we-think-so', atMs: shiftMs + RETRO_MS });
  return [
    {
      note: note(
        'change',
        shiftMs - 6 * DAY_MS,
        'Regression tests are automated (retro action)',
        'Kim Ji-ho',
      ),
      beliefs: [thinksSo('Kim Ji-ho'), thinksSo('Park Seo-yeon')],
    },
    {
      note: note('change', shiftMs, 'Regular release weekly, was every two weeks', 'Park Seo-yeon'),
      beliefs: [thinksSo('Park Seo-yeon')],
    },
    {
      note: note('known-cause', freezeMs, 'Stock-taking: releases are frozen', 'Lee Min-su'),
      beliefs: [],
    },
  ];
};
