import { useDesk } from '../../ui/desk.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { type AskedServices, countFilters, readSort, sorts } from './asked-services.ts';
import { type SectionName, sectionNames } from './sections.ts';

interface ServiceFilterProps {
  readonly asked: AskedServices;
  readonly groups: readonly string[];
  /** How many rows each section has, whatever sections are shown. */
  readonly counts: ReadonlyMap<SectionName, number>;
  readonly onAsk: (change: Partial<AskedServices>) => void;
}

const StateChoice = ({ asked, counts, onAsk }: Omit<ServiceFilterProps, 'groups'>) => {
  const { filter, sections } = useDesk().words.services;
  const { states } = asked;
  const turn = (name: SectionName): void =>
    onAsk({
      states: states.includes(name) ? states.filter((other) => other !== name) : [...states, name],
      open: null,
    });
  return (
    <fieldset className="state-choice">
      <legend className="visually-hidden">{filter.states}</legend>
      {sectionNames
        .filter((name) => counts.has(name) || states.includes(name))
        .map((name) => (
          <button key={name} type="button" aria-pressed={states.includes(name)} onClick={() => turn(name)}>
            {sections[name]} <span className="count">{counts.get(name) ?? 0}</span>
          </button>
        ))}
    </fieldset>
  );
};

const Fields = ({ asked, groups, counts, onAsk }: ServiceFilterProps) => {
  const { filter } = useDesk().words.services;
  return (
    <div className="service-filter">
      <SearchField
        className="search"
        label={filter.search}
        hint={filter.searchHint}
        q={asked.q}
        onAsk={(q) => onAsk({ q })}
      />
      {groups.length > 0 && (
        <label>
          <span>{filter.group}</span>
          <select value={asked.group ?? ''} onChange={({ target }) => onAsk({ group: target.value || null })}>
            <option value="">{filter.allGroups}</option>
            {groups.map((group) => (
              <option key={group} value={group}>
                {group}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span>{filter.sort}</span>
        <select value={asked.sort} onChange={({ target }) => onAsk({ sort: readSort(target.value) })}>
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {filter.sorts[sort]}
            </option>
          ))}
        </select>
      </label>
      <StateChoice asked={asked} counts={counts} onAsk={onAsk} />
      {countFilters(asked) > 0 && (
        <button
          type="button"
          className="reset"
          onClick={() => onAsk({ states: [], group: null, q: '', open: null })}
        >
          {filter.reset}
        </button>
      )}
    </div>
  );
};

/** Which rows are shown and in which order; on a phone behind a line that opens. */
export const ServiceFilter = (props: ServiceFilterProps) => {
  const { filter } = useDesk().words.services;
  const isPhone = useMedia('(max-width: 600px)');
  if (!isPhone)
    return (
      <search aria-label={filter.label}>
        <Fields {...props} />
      </search>
    );
  return (
    <search aria-label={filter.label}>
      <details className="filter-sheet">
        <summary>{filter.open(countFilters(props.asked))}</summary>
        <Fields {...props} />
      </details>
    </search>
  );
};
