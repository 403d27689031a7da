import { useSearchParams } from 'react-router';
import type { TrendsAnswer } from '#shared/api/trends.ts';
import { usualRange } from '#shared/trend-period.ts';
import { useDesk } from '../../ui/desk.ts';
import { Choice } from './Choice.tsx';
import { rangeChoices } from './ranges.ts';
import { useChange } from './use-change.ts';

const CUSTOM = 'custom';

/** How much of the past is shown. */
export const RangeChoice = ({ answer }: { readonly answer: TrendsAnswer }) => {
  const { words, moments } = useDesk();
  const [search] = useSearchParams();
  const change = useChange();
  const { filter } = words.trends;
  const isCustom = search.has('from') || search.has('to');
  const shown = isCustom ? null : (answer.range.name ?? search.get('range') ?? usualRange[answer.by]);
  const [from, to] = [Date.parse(answer.range.start), Date.parse(answer.range.end) - 1];
  const choose = (value: string): void => {
    if (value !== CUSTOM)
      change({ range: value === usualRange[answer.by] ? null : value, from: null, to: null });
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
