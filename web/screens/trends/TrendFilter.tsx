import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { type TrendsAnswer, trendPeriods } from '#shared/api/trends.ts';
import { type LaneName, laneNames } from '../../charts/lane-rows.ts';
import { useDesk } from '../../ui/desk.ts';
import { dayText } from '../../words/day-text.ts';
import { listParam, withParams } from './asked-trends.ts';
import { compareNames } from './compare-names.ts';
import { defaultRange, rangeChoices } from './ranges.ts';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

const Choice = ({ label, value, onChoose, children }: ChoiceProps) => (
  <label className="choice">
    <span className="visually-hidden">{label}</span>
    <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      {children}
    </select>
  </label>
);

const useChange = (): ((changes: Readonly<Record<string, string | null>>) => void) => {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  return (changes) =>
    void navigate(withParams(search, { point: null, ...changes }) || '?', { preventScrollReset: true });
};

const ScopeChoice = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { queries, words, name } = useDesk();
  const { data } = useQuery(queries.head());
  const change = useChange();
  const { filter } = words.trends;
  const services = data?.services ?? [];
  const groups = [...new Set(services.flatMap(({ group }) => group ?? []))].sort();
  const { scope } = answer;
  const isKnown = scope.id === 'all' || scope.kind !== 'all';
  return (
    <Choice
      label={filter.scope}
      value={scope.id}
      onChoose={(value) => change({ scope: value === 'all' ? null : value })}
    >
      <option value="all">{filter.all(services.length || null)}</option>
      {isKnown && scope.kind !== 'all' && services.length === 0 && (
        <option value={scope.id}>{name(scope.name)}</option>
      )}
      {groups.length > 0 && (
        <optgroup label={filter.groups}>
          {groups.map((group) => (
            <option key={group} value={`group:${group}`}>
              {filter.group(group)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={filter.services}>
        {services.map(({ id, name: of }) => (
          <option key={id} value={`s:${id}`}>
            {name(of)}
          </option>
        ))}
      </optgroup>
    </Choice>
  );
};

const CUSTOM = 'custom';

const RangeChoice = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { words, moments } = useDesk();
  const [search] = useSearchParams();
  const change = useChange();
  const { filter } = words.trends;
  const isCustom = search.has('from') || search.has('to');
  const shown = isCustom ? null : (answer.range.name ?? search.get('range') ?? defaultRange[answer.by]);
  const [from, to] = [Date.parse(answer.range.start), Date.parse(answer.range.end) - 1];
  const choose = (value: string): void => {
    if (value !== CUSTOM)
      change({ range: value === defaultRange[answer.by] ? null : value, from: null, to: null });
  };
  return (
    <Choice label={filter.range} value={shown ?? CUSTOM} onChoose={choose}>
      {isCustom && (
        <option value={CUSTOM}>{filter.custom(moments.dayYear(from), moments.dayYear(to))}</option>
      )}
      {rangeChoices(answer.by, shown).map((choice) => (
        <option key={choice.name} value={choice.name}>
          {filter.last(choice.count, choice.unit)}
        </option>
      ))}
    </Choice>
  );
};

interface CheckProps {
  readonly name: string;
  readonly value: string;
  readonly isOn: boolean;
  readonly label: string;
}

const Check = ({ name, value, isOn, label }: CheckProps) => (
  <label className="check">
    <input type="checkbox" name={name} value={value} defaultChecked={isOn} />
    <span>{label}</span>
  </label>
);

/** All of a list is what stands there by itself: it is not put into the address. */
const listed = (form: FormData, name: string, all: readonly string[]): string | null => {
  const chosen = form.getAll(name).map(String);
  return chosen.length === all.length ? null : chosen.join(',');
};

interface MoreProps {
  readonly answer: TrendsAnswer;
  readonly lanes: readonly LaneName[];
  /** Whether an axis by powers is offered, and whether it is on. */
  readonly scale: { readonly isOffered: boolean; readonly isLog: boolean };
}

const More = ({ answer, lanes, scale }: MoreProps) => {
  const { words, zone } = useDesk();
  const [search] = useSearchParams();
  const change = useChange();
  const { filter, better, lanes: names } = words.trends;
  const days = {
    from: dayText(Date.parse(answer.range.start), zone),
    to: dayText(Date.parse(answer.range.end) - 1, zone),
  };
  const laneTexts: Record<LaneName, string> = {
    rel: names.releases,
    inc: names.incidents,
    chg: names.notes,
    agr: names.agreement,
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [from, to] = [String(form.get('from') ?? ''), String(form.get('to') ?? '')];
    const isMoved = search.has('from') || search.has('to') || from !== days.from || to !== days.to;
    change({
      from: isMoved ? from || null : null,
      to: isMoved ? to || null : null,
      ...(isMoved ? { range: null } : {}),
      cmp: listed(form, 'cmp', compareNames),
      show: listed(form, 'show', laneNames),
      scale: form.get('scale') === 'log' ? 'log' : null,
    });
  };
  const rows = listParam(search, 'cmp', compareNames);
  return (
    <details className="more-filter">
      <summary>{filter.more}</summary>
      <form key={`${search} ${days.from} ${days.to}`} onSubmit={submit}>
        <label>
          <span>{filter.from}</span>
          <input type="date" name="from" defaultValue={days.from} max={days.to} />
        </label>
        <label>
          <span>{filter.to}</span>
          <input type="date" name="to" defaultValue={days.to} />
        </label>
        <fieldset>
          <legend>{filter.rows}</legend>
          {compareNames.map((each) => (
            <Check
              key={each}
              name="cmp"
              value={each}
              isOn={rows.includes(each)}
              label={better.row[each === '2q' ? 'two-quarters' : each] ?? each}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{filter.lanes}</legend>
          {laneNames.map((each) => (
            <Check key={each} name="show" value={each} isOn={lanes.includes(each)} label={laneTexts[each]} />
          ))}
        </fieldset>
        {scale.isOffered && (
          <fieldset>
            <legend>{filter.scale}</legend>
            <Check name="scale" value="log" isOn={scale.isLog} label={filter.log} />
          </fieldset>
        )}
        <button type="submit">{filter.show}</button>
      </form>
    </details>
  );
};

/** Which services, which part of the past, and how it is cut. What is chosen goes into the address. */
export const TrendFilter = (props: MoreProps) => {
  const { words, kept } = useDesk();
  const [search] = useSearchParams();
  const change = useChange();
  const { answer } = props;
  const { filter } = words.trends;
  const isNarrowed = ['scope', 'range', 'from', 'to', 'by', 'cmp', 'show'].some((each) => search.has(each));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the controls are sent one by one, not as one form
    <div className="trend-filter" role="group" aria-label={filter.label}>
      <ScopeChoice answer={answer} />
      <RangeChoice answer={answer} />
      <Choice
        label={filter.by}
        value={answer.by}
        onChoose={(value) => change({ by: value === 'week' ? null : value, range: null })}
      >
        {trendPeriods.map((each) => (
          <option key={each} value={each}>
            {filter.byPeriod[each]}
          </option>
        ))}
      </Choice>
      <More {...props} />
      {isNarrowed && <Link to={kept || '?'}>{filter.reset}</Link>}
    </div>
  );
};
