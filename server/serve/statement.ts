import { type StatementAnswer, statementContract } from '#shared/api/statement.ts';
import { isoInstant } from '#shared/time.ts';
import { askedObjective } from '../compute/asked-objective.ts';
import { answerStatement, type BudgetStatement } from '../compute/statement.ts';
import { isoInstantOrNull, queryInstant } from './instants.ts';
import { knownService } from './known-service.ts';
import type { Api, ServeDeps } from './serve-deps.ts';

type Line = StatementAnswer['lines'][number];

const toLine = ({
  incident,
  startMs,
  endMs,
  returnsFromMs,
  returnsByMs,
  ...line
}: BudgetStatement['lines'][number]): Line => ({
  ...line,
  id: incident,
  start: isoInstant(startMs),
  end: isoInstant(endMs),
  returnsFrom: isoInstant(returnsFromMs),
  returnsBy: isoInstant(returnsByMs),
});

const toWindow = ({ window, judged }: BudgetStatement['each']): StatementAnswer['window'] => ({
  name: window.name,
  start: isoInstant(window.startMs),
  end: isoInstant(window.endMs),
  zone: window.zone,
  coveredFrom: isoInstantOrNull(judged.coveredFromMs),
});

/** The statement's own part of the answer. */
function toStatement({ each, lines, total, spentMinutes }: BudgetStatement) {
  const { judged, objective, receipt } = each;
  const { budget } = judged;
  return {
    objective: objective.id,
    sli: judged.sli.name,
    target: judged.target,
    window: toWindow(each),
    agreementVersion: judged.agreementVersion,
    allowed: budget?.allowed ?? null,
    allowedMinutes: budget?.allowedMinutes ?? null,
    spent: budget?.spent ?? null,
    spentMinutes,
    total,
    remaining: budget?.remaining ?? null,
    reason: judged.reason,
    estimated: budget?.estimated ?? false,
    backInsideAt: isoInstantOrNull(judged.backInsideAtMs),
    lines: lines.map(toLine),
    receipt,
  };
}

export function serveStatement(app: Api, { board, config, store, clock }: ServeDeps): void {
  app.get(
    statementContract.url,
    {
      config: { access: 'open', kept: true },
      schema: {
        summary: 'What was spent of an error budget, line by line, and when it is given back',
        params: statementContract.params,
        querystring: statementContract.query,
        response: { 200: statementContract.response },
      },
    },
    async ({ params, query }) => {
      const atMs = queryInstant(query.at, 'at');
      const current = config.current();
      const service = knownService(current, params.id);
      const objectives = board.objectives({ service: service.id, atMs });
      const asked = askedObjective(objectives, service.id, query.objective ?? null);
      return {
        at: isoInstant(atMs ?? clock.nowMs()),
        team: { ...current.team },
        sample: board.sample,
        service: service.id,
        name: { ...service.name },
        objectives: service.objectives.map(({ id }) => id),
        ...toStatement(answerStatement(store, asked)),
      };
    },
  );
}
