import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { hasStopped } from '#shared/slo/has-stopped.ts';
import { SECOND_MS } from '#shared/units.ts';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { Parts } from '../../ui/Parts.tsx';
import { describeFailing } from '../../words/failing.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { budgetText, burnDigits } from '../../words/format-ratio.ts';
import { budgetUnits, valueText } from '../../words/objective-text.ts';
import { comingText } from '../../words/row-text.ts';
import type { ChosenObjective } from './chosen-objective.ts';

interface FactProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly children?: ReactNode;
}

const Fact = ({ name, value, children }: FactProps) => (
  <div className="service-fact">
    <dt>{name}</dt>
    <dd>
      <span className="figure-value">{value}</span>
      {children}
    </dd>
  </div>
);

const Receipt = ({ id, text }: { readonly id: string | null; readonly text: string }) => {
  const { kept } = useDesk();
  if (id === null) return null;
  return <Link to={`/receipts/${encodeURIComponent(id)}${kept}`}>{text}</Link>;
};

interface ChosenProps {
  readonly chosen: ChosenObjective;
}

/** What fails now, and what that comes to over the window. */
const Feel = ({ chosen: { objective, failing } }: ChosenProps) => {
  const { words } = useDesk();
  const { facts } = words.service;
  const { kind } = objective.sli;
  const told = failing.ratio === null ? null : describeFailing(failing.ratio);
  return (
    <Fact
      name={facts.feel}
      value={
        told === null ? (
          <span className="faint">{words.card.nothingCounted(kind)}</span>
        ) : (
          <Parts parts={words.card.failing(told)} />
        )
      }
    >
      {told !== null && <span className="fact-line">{words.card.failingLabel(kind, told)}</span>}
      <span className="fact-line faint">
        {valueText(objective, words)} · <Receipt id={objective.receipt} text={facts.valueReceipt} />
      </span>
    </Fact>
  );
};

const isStopped = ({ objective: { state }, failing }: ChosenObjective): boolean =>
  hasStopped({ state, failingRatio: failing.ratio, burnRate: failing.burnRate });

/** Since when it burns, or is silent, and of what has stopped when it began; null where none is so. */
const troubleOf = (chosen: ChosenObjective, { words, moments, nowMs }: Desk) => {
  const { facts } = words.service;
  const { objective } = chosen;
  const start = objective.since ?? objective.nodataSince;
  if (start === null) return null;
  const startMs = Date.parse(start);
  const when = moments.recent(startMs, nowMs);
  const length = splitDuration((nowMs - startMs) / SECOND_MS);
  if (isStopped(chosen))
    return { name: facts.when, parts: words.stopped.ago(length), since: words.stopped.began(when) };
  return {
    name: facts.howLong,
    parts: words.card.duration(length),
    since: objective.since === null ? facts.silentSince(when) : facts.since(when),
  };
};

const HowLong = ({ chosen }: ChosenProps) => {
  const desk = useDesk();
  const { facts } = desk.words.service;
  const trouble = troubleOf(chosen, desk);
  const calm = chosen.objective.state === 'nodata' ? facts.neverHeard : facts.quiet;
  return (
    <Fact
      name={trouble?.name ?? facts.howLong}
      value={trouble === null ? <span className="faint">{calm}</span> : <Parts parts={trouble.parts} />}
    >
      {trouble !== null && <span className="fact-line">{trouble.since}</span>}
    </Fact>
  );
};

const Left = ({ chosen: { objective, ground, failing } }: ChosenProps) => {
  const desk = useDesk();
  const { facts } = desk.words.service;
  const remaining = objective.budget?.remaining ?? null;
  const units = budgetUnits(objective, desk.words);
  const next = comingText({ ...objective, burnRate: failing.burnRate }, desk);
  return (
    <Fact
      name={facts.left}
      value={
        remaining === null ? (
          <span className="faint">{facts.noBudget}</span>
        ) : (
          <span>{budgetText(remaining)}</span>
        )
      }
    >
      {next !== null && <span className="fact-line">{next}</span>}
      <span className="fact-line faint">
        {units !== null && `${units} · `}
        <Receipt id={ground.budgetReceipt} text={facts.receipt} />
      </span>
    </Fact>
  );
};

const Speed = ({ chosen }: ChosenProps) => {
  const { objective, failing } = chosen;
  const { words } = useDesk();
  const { facts } = words.service;
  const rate = failing.burnRate;
  const stopped = isStopped(chosen);
  const isFast = !stopped && (objective.state === 'burning' || objective.state === 'fast');
  return (
    <Fact
      name={facts.speed}
      value={
        rate === null ? (
          <span className="faint">{facts.noSpeed}</span>
        ) : (
          <span className={isFast ? 'badge' : undefined}>{facts.rate(burnDigits(rate))}</span>
        )
      }
    >
      <span className="fact-line">{stopped ? words.stopped.word : words.direction[objective.direction]}</span>
      {rate !== null && <span className="fact-line faint">{facts.lasts}</span>}
    </Fact>
  );
};

/** What people feel, how long, what is left, and how fast it goes. */
export const ServiceFacts = ({ chosen }: ChosenProps) => (
  <dl className="service-facts">
    <Feel chosen={chosen} />
    <HowLong chosen={chosen} />
    <Left chosen={chosen} />
    <Speed chosen={chosen} />
  </dl>
);
