import { SECOND_MS } from '#shared/units.ts';
import type { ServiceAnswer } from '../../api/answers.ts';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { availabilityText, countText, heardText } from '../../words/format-ratio.ts';
import type { ChosenObjective } from './chosen-objective.ts';

type Counted = ChosenObjective['ground']['counted'];

const code = (text: string) => <code>{text}</code>;
const named = (name: string, value: Fact['value'] | null): Fact[] =>
  value === null ? [] : [{ name, value }];

/** What is asked for, as it is configured. */
const whatIsAsked = (counted: Counted, { counted: words }: Desk['words']['service']): Fact[] => {
  const { total, part, selector, metric, bound, probe, server } = counted;
  return [
    ...named(words.check, probe === null ? null : (words.probes[probe] ?? probe)),
    ...named(words.server, server === null ? null : code(server)),
    ...named(words.metric, metric === null ? null : code(metric)),
    ...named(words.bound, bound === null ? null : words.boundOf(String(bound))),
    ...named(words.all, total === null ? null : code(total)),
    ...named(part === 'good' ? words.good : words.bad, selector === null ? null : code(selector)),
  ];
};

const howOften = (
  { kind, intervalSeconds, observedCount }: Counted,
  { counted: words }: Desk['words']['service'],
) => {
  const length = splitDuration(intervalSeconds);
  const often = kind === 'push' ? words.expected(length) : words.every(length);
  return (
    <>
      {often}
      {observedCount > 1 && <span className="row-state">{words.observations(countText(observedCount))}</span>}
    </>
  );
};

/** What was seen in the window, and how much of it was not. */
const whatWasSeen = ({ objective, ground }: ChosenObjective, { words, moments, nowMs }: Desk): Fact[] => {
  const { counted } = words.service;
  const { good, total, coverage, low, high, target, lastHeardAt, coveredFrom } = objective;
  const least = ground.counted.minimumEvents;
  const when = (at: string): string => moments.recent(Date.parse(at), nowMs);
  const bounds = (): string | null =>
    low === null || high === null || low === high
      ? null
      : words.objective.bounds(availabilityText(low, target), availabilityText(high, target));
  return [
    ...named(counted.counts, words.objective.observations(countText(good), countText(total))),
    ...named(counted.coverage, coverage === null ? counted.notOwed : counted.coverageOf(heardText(coverage))),
    ...named(counted.bounds, bounds()),
    ...named(counted.minimum, least === 0 ? counted.minimumNone : counted.minimumOf(countText(least))),
    ...named(counted.last, lastHeardAt === null ? words.service.never : when(lastHeardAt)),
    ...named(counted.coveredFrom, coveredFrom === null ? null : when(coveredFrom)),
  ];
};

const SHOWN_STOPS = 5;

/** When the board itself was blind. */
const Stops = ({ stops }: { readonly stops: ServiceAnswer['stops'] }) => {
  const { words, moments, nowMs } = useDesk();
  const { counted } = words.service;
  const further = stops.length - SHOWN_STOPS;
  return (
    <>
      <h3>{counted.stops}</h3>
      {stops.length === 0 && <p className="faint">{counted.noStops}</p>}
      <ul className="plain">
        {stops.slice(0, SHOWN_STOPS).map(({ from, to }) => (
          <li key={from}>
            {counted.stop(
              moments.dayTime(Date.parse(from), nowMs),
              splitDuration((Date.parse(to) - Date.parse(from)) / SECOND_MS),
            )}
          </li>
        ))}
        {further > 0 && <li className="faint">{counted.moreStops(further)}</li>}
      </ul>
    </>
  );
};

interface CountedPartProps {
  readonly chosen: ChosenObjective;
  readonly stops: ServiceAnswer['stops'];
}

/** How an objective is counted, in words and as it is configured, and how much of it was heard. */
export const CountedPart = ({ chosen, stops }: CountedPartProps) => {
  const desk = useDesk();
  const { service } = desk.words;
  const { counted } = chosen.ground;
  return (
    <>
      <p className="prose">{service.counted.kinds[counted.kind] ?? counted.kind}</p>
      <Facts
        isList
        items={[
          ...whatIsAsked(counted, service),
          { name: service.counted.interval, value: howOften(counted, service) },
          ...whatWasSeen(chosen, desk),
        ]}
      />
      <Stops stops={stops} />
    </>
  );
};
