import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const runAxe = async (page: Page): Promise<AxeResults['violations']> => {
  // Evaluated, not put into the page: its policy allows no script from elsewhere, and stays in force.
  await page.evaluate(axeSource);
  return ((await page.evaluate('axe.run(document)')) as AxeResults).violations;
};

const sayFaults = (violations: AxeResults['violations']): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );

/** Whatever axe-core finds, small things too, with where it stands. */
export const everyFault = async (page: Page): Promise<string[]> => sayFaults(await runAxe(page));

/** What axe-core calls serious or critical, with where it stands. */
export const seriousFaults = async (page: Page): Promise<string[]> =>
  sayFaults((await runAxe(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical'));
