import type { FormEvent, ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { type LaneName, laneNames, laneTitles } from '../../charts/lane-rows.ts';
import { useDesk } from '../../ui/desk.ts';
import { dayText } from '../../words/day-text.ts';
import { listParam } from './asked-trends.ts';
import { compareNames } from './compare-names.ts';
import { useChange } from './use-change.ts';

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

interface ChecksProps {
  readonly legend: string;
  readonly children: ReactNode;
}

const Checks = ({ legend, children }: ChecksProps) => (
  <fieldset>
    <legend>{legend}</legend>
    {children}
  </fieldset>
);

/** All of a list is what stands there by itself: it is not put into the address. */
const listed = (form: FormData, name: string, all: readonly string[]): string | null => {
  const chosen = form.getAll(name).map(String);
  return chosen.length === all.length ? null : chosen.join(',');
};

/** Days of the team, the last one whole. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** What the form asks for, as the address says it. Days that nobody moved leave the range as it is. */
const changesOf = (form: FormData, days: Days, hadDays: boolean): Record<string, string | null> => {
  const [from, to] = [String(form.get('from') ?? ''), String(form.get('to') ?? '')];
  const isMoved = hadDays || from !== days.from || to !== days.to;
  return {
    ...(isMoved ? { from: from || null, to: to || null, range: null } : { from: null, to: null }),
    cmp: listed(form, 'cmp', compareNames),
    show: listed(form, 'show', laneNames),
    scale: form.get('scale') === 'log' ? 'log' : null,
  };
};

export interface MoreFilterProps {
  readonly answer: TrendsAnswer;
  readonly lanes: readonly LaneName[];
  /** Whether an axis by powers is offered, and whether it is on. */
  readonly scale: { readonly isOffered: boolean; readonly isLog: boolean };
}

/** What few ask for: days, comparisons, lanes and the scale. */
export const MoreFilter = ({ answer, lanes, scale }: MoreFilterProps) => {
  const { words, zone } = useDesk();
  const [search] = useSearchParams();
  const change = useChange();
  const { filter, better } = words.trends;
  const titles = laneTitles(words.trends);
  const rows = listParam(search, 'cmp', compareNames);
  const days = {
    from: dayText(Date.parse(answer.range.start), zone),
    to: dayText(Date.parse(answer.range.end) - 1, zone),
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const hadDays = search.has('from') || search.has('to');
    change(changesOf(new FormData(event.currentTarget), days, hadDays));
  };
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
        <Checks legend={filter.rows}>
          {compareNames.map((each) => (
            <Check
              key={each}
              name="cmp"
              value={each}
              isOn={rows.includes(each)}
              label={better.row[each === '2q' ? 'two-quarters' : each] ?? each}
            />
          ))}
        </Checks>
        <Checks legend={filter.lanes}>
          {laneNames.map((each) => (
            <Check key={each} name="show" value={each} isOn={lanes.includes(each)} label={titles[each]} />
          ))}
        </Checks>
        {scale.isOffered && (
          <Checks legend={filter.scale}>
            <Check name="scale" value="log" isOn={scale.isLog} label={filter.log} />
          </Checks>
        )}
        <button type="submit">{filter.show}</button>
      </form>
    </details>
  );
};
