import { expect, it } from 'vitest';
import { createProgress } from '../../../server/cli/progress.ts';

it('says nothing in the first second, and then at most one line a second', () => {
  let nowMs = 0;
  const said: string[] = [];
  const say = createProgress({ err: (line) => said.push(line), nowMs: () => nowMs });
  for (nowMs = 0; nowMs <= 2_500; nowMs += 250) say(`at ${nowMs}`);
  expect(said).toEqual(['at 1000', 'at 2000']);
});
