import { Link, useSearchParams } from 'react-router';
import { trendPeriods } from '#shared/trend-period.ts';
import { useDesk } from '../../ui/desk.ts';
import { Choice } from './Choice.tsx';
import { MoreFilter, type MoreFilterProps } from './MoreFilter.tsx';
import { RangeChoice } from './RangeChoice.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { useChange } from './use-change.ts';

/** Which services, which part of the past, and how it is cut. What is chosen goes into the address. */
export const TrendFilter = (props: MoreFilterProps) => {
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
      <Choice label={filter.by} value={answer.by} onChoose={(value) => change({ by: value, range: null })}>
        {trendPeriods.map((each) => (
          <option key={each} value={each}>
            {filter.byPeriod[each]}
          </option>
        ))}
      </Choice>
      <MoreFilter {...props} />
      {isNarrowed && <Link to={kept || '?'}>{filter.reset}</Link>}
    </div>
  );
};
