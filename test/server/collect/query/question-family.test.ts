import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askTogether, readIncrease } from '../../../../server/collect/query/increase-question.ts';
import { promqlText } from '../../../../server/collect/query/promql-text.ts';
import { type QueryObjective, queryObjective } from '../../../../server/collect/query/query-objective.ts';
import { questionFamilies } from '../../../../server/collect/query/question-family.ts';
import { inOne, PART_LABEL, textsOf } from '../../../../server/collect/query/question-texts.ts';
import { createReader } from '../../../../server/collect/query/read-minutes.ts';
import { answerOf, seriesOf, type WorldSeries } from './promql-model.ts';
import { query } from './query-rig.ts';

const AT_SECONDS = 1_767_614_400;
const total = (job: string) => `sum(increase(r_total{job=${promqlText(job)}}[1m]))`;
const bad = (job: string) => `sum(increase(r_total{job=${promqlText(job)},code=~"5.."}[1m]))`;
const objective = (sliId: number, given: Parameters<typeof query>[0]): QueryObjective =>
  queryObjective(sliId, query({ server: 'http://p', ...given }));
const ofJob = (sliId: number, job: string) => objective(sliId, { total: total(job), selector: bad(job) });
const idsOf = (objectives: readonly QueryObjective[]) =>
  questionFamilies(objectives).map(({ members }) => members.map(({ sliId }) => sliId));

describe('a question for one of many services', () => {
  it.each([
    ['sum(increase(r_total{job="a"}[1m]))', 'sum by (job) (increase(r_total{job=~"a|b"}[1m]))'],
    [
      ' sum ( increase( r_total { code=~"5..", job = \'a\' } [ 1m ] ) )\n',
      'sum by (job) (increase(r_total{job=~"a|b",code=~"5.."}[1m]))',
    ],
    [
      'sum(increase({__name__="r_total",job="a",x!="\\n"}[90s]))',
      'sum by (job) (increase(r_total{job=~"a|b",x!="\\n"}[90s]))',
    ],
  ])('%s is asked for several as %s', (text, together) => {
    const question = readIncrease(text);
    expect(question && askTogether(question, 'job', ['a', 'b'])).toBe(together);
  });

  it.each([
    'sum(rate(r_total{job="a"}[1m]))',
    'sum by (job) (increase(r_total{job="a"}[1m]))',
    'sum(increase(r_total{job="a"}[1m])) or vector(0)',
    'sum(increase(r_total{job="a"}[1m])) + sum(increase(r_total{job="a"}[1m]))',
    'sum(increase(r_total{job="a"}[1m] offset 5m))',
    'sum(increase(r_total{job="a"}[1m:15s]))',
    'sum(increase(r_total{job="a"}[1m])) # what is this',
    'sum(increase({"http.requests",job="a"}[1m]))',
    'sum(increase([1m]))',
    'up',
  ])('%s is left as it is written', (text) => {
    expect(readIncrease(text)).toBeNull();
  });
});

describe('families of questions', () => {
  it('hold all objectives whose texts differ in the value of one label', () => {
    const families = questionFamilies([ofJob(1, 'a'), ofJob(2, 'b'), ofJob(3, 'c|d')]);
    expect(families.map(({ label, members }) => [label, members.length])).toEqual([['job', 3]]);
    expect(families.map(textsOf)).toEqual([
      {
        total: 'sum by (job) (increase(r_total{job=~"a|b|c\\\\|d"}[1m]))',
        part: 'sum by (job) (increase(r_total{job=~"a|b|c\\\\|d",code=~"5.."}[1m]))',
      },
    ]);
  });

  it('hold objectives that ask the same and pick their series', () => {
    const texts = { total: 'sum by (job) (a)', selector: 'sum by (job) (b)' };
    const picks = [1, 2].map((id) => objective(id, { ...texts, series: { job: `j${id}` } }));
    expect(idsOf([...picks, objective(3, { total: 'up', selector: 'up == 0' })])).toEqual([[1, 2], [3]]);
  });

  it('are apart where server, credentials, form or label differ', () => {
    const other = objective(2, { total: total('b'), selector: bad('b'), server: 'http://q' });
    const late = objective(3, { total: total('c'), selector: bad('c'), delaySeconds: 20 });
    const form = objective(4, { total: total('d'), selector: total('d').replace('}', ',code="5"}') });
    const crossed = objective(5, { total: total('e'), selector: bad('f') });
    expect(idsOf([ofJob(1, 'a'), other, late, form, crossed]).flat()).toHaveLength(5);
    expect(idsOf([ofJob(1, 'a'), other, late, form, crossed])).toHaveLength(5);
  });

  it('are cut where they are too large for one request: 500 members, 60 000 characters', () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ofJob(index, `svc-${index}`));
    expect(idsOf(many).map(({ length }) => length)).toEqual([400, 400, 400]);
    const long = Array.from({ length: 100 }, (_, index) => ofJob(index, `${index}`.padEnd(1_500, 'x')));
    expect(idsOf(long).map(({ length }) => length)).toEqual([34, 34, 32]);
  });

  const hostile = fc.constantFrom(
    'a',
    'b',
    'a|b',
    'a.b',
    'axb',
    '"',
    '\\',
    'a\\"b',
    '결제',
    '^$',
    '(',
    '\n\t',
    '[x]',
    '.*',
  );
  const value = fc.oneof(hostile, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }));
  const world = fc.array(fc.record({ job: value, code: fc.constantFrom('200', '503'), grown: fc.nat(99) }), {
    maxLength: 12,
  });

  it('ask one question whose answer holds, for each member, what its own questions are answered', () => {
    fc.assert(
      fc.property(world, fc.uniqueArray(value, { minLength: 1, maxLength: 6 }), (rows, jobs) => {
        const series: WorldSeries[] = rows.map(({ job, code, grown }) => ({
          labels: { __name__: 'r_total', job, code },
          increaseAt: () => grown,
        }));
        const ask = (text: string) => {
          const answer = answerOf(series, text, AT_SECONDS);
          if (answer === null) throw new Error(`the model does not know ${text}`);
          return seriesOf(answer, AT_SECONDS);
        };
        const families = questionFamilies(jobs.map((job, index) => ofJob(index, job)));
        expect(families).toHaveLength(1);
        for (const family of families) {
          const all = ask(inOne(textsOf(family)));
          const ofPart = (part: string) => all.filter(({ labels }) => labels.get(PART_LABEL) === part);
          const joined = { series: { total: ofPart('total'), part: ofPart('part') }, warnings: [] };
          const read = createReader({ ...family, together: true }, joined);
          for (const member of family.members) {
            const own = { total: ask(member.source.total), part: ask(member.source.selector) };
            const alone = { label: null, members: [member], together: false };
            const readAlone = createReader(alone, { series: own, warnings: [] });
            expect(read(member)).toEqual(readAlone(member));
          }
        }
      }),
    );
  });
});
