import { describe, expect, it } from 'vitest';
import { usualSprint } from '#shared/sprint.ts';
import { load, problemsOf } from './load.ts';

describe('the sprints of the file', () => {
  it('are two weeks from a Monday unless it says otherwise', () => {
    expect(load('services: []').team.sprint).toEqual(usualSprint);
    const team = (sprint: string) => load(`team: { sprint: ${sprint} }\nservices: []`).team.sprint;
    expect(team('{ length: 3w, firstDay: 2026-01-07 }')).toEqual({ lengthDays: 21, firstDay: '2026-01-07' });
    expect(team('{ length: 10d }')).toEqual({ lengthDays: 10, firstDay: usualSprint.firstDay });
  });

  it.each([
    ['{ length: 36h }', 'a sprint has 1 to 366 whole days, written like 2w or 10d, not "36h"'],
    ['{ length: 0d }', 'a sprint has 1 to 366 whole days, written like 2w or 10d, not "0d"'],
    ['{ length: 99y }', 'a sprint has 1 to 366 whole days, written like 2w or 10d, not "99y"'],
    ['{ length: soon }', '"soon" is not a duration'],
    ['{ firstDay: 2026-02-30 }', '"2026-02-30" is not a date; write it like 2026-01-05'],
    ['{ firstDay: Monday }', '"Monday" is not a date'],
    ['{ start: 2026-01-05 }', 'unknown key "start"'],
  ])('are refused as %s', (sprint, message) => {
    const problems = problemsOf(`team: { sprint: ${sprint} }\nservices: []`);
    expect(problems.join('\n')).toContain(message);
  });
});
