import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ServicesAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { countNeeds } from '../../ui/needs.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { filterRows, sortRows } from './arrange-rows.ts';
import { type AskedServices, readAsked, withAsked } from './asked-services.ts';
import { SectionTable } from './SectionTable.tsx';
import { ServiceFilter } from './ServiceFilter.tsx';
import { ServicePane } from './ServicePane.tsx';
import {
  cutSections,
  isOfNeed,
  type Row,
  rowKey,
  rowsOf,
  type Section,
  type SectionName,
} from './sections.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Room for a list and for the details of one row beside it. */
const WIDE = '(min-width: 1800px)';

interface SectionPartProps {
  readonly section: Section;
  readonly isOpen: boolean;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly onTurn: (isOpen: boolean) => void;
}

/** A section under its heading; one in which nothing is wrong can be closed, and draws nothing then. */
const SectionPart = ({ section, isOpen, selected, onSelect, onTurn }: SectionPartProps) => {
  const { sections } = useDesk().words.services;
  const title = (
    <h2>
      {sections[section.name]} <span className="count">{section.rows.length}</span>
    </h2>
  );
  const table = <SectionTable section={section} selected={selected} onSelect={onSelect} />;
  if (isOfNeed(section.name))
    return (
      <section className={`section section-${section.name}`}>
        {title}
        {table}
      </section>
    );
  return (
    <details
      className={`section section-${section.name}`}
      open={isOpen}
      onToggle={({ currentTarget }) => currentTarget.open !== isOpen && onTurn(currentTarget.open)}
    >
      <summary>{title}</summary>
      {isOpen && table}
    </details>
  );
};

/** Open where nothing else is there to see, and where somebody looks for something. */
const openSections = (asked: AskedServices, sections: readonly Section[]): readonly SectionName[] => {
  if (asked.open !== null) return asked.open;
  const names = sections.map(({ name }) => name);
  const isSearched = asked.q.trim() !== '' || asked.states.length > 0;
  return isSearched || !names.some(isOfNeed) ? names : [];
};

const useArranged = (answer: ServicesAnswer, asked: AskedServices) => {
  const { language } = useDesk();
  const { group, q, sort } = asked;
  const all = useMemo(
    () => cutSections(sortRows(filterRows(rowsOf(answer.items), { group, q }), sort, language)),
    [answer.items, group, q, sort, language],
  );
  const shown = all.filter(({ name }) => asked.states.length === 0 || asked.states.includes(name));
  return { counts: new Map(all.map(({ name, rows }) => [name, rows.length])), shown };
};

const List = ({ answer }: { readonly answer: ServicesAnswer }) => {
  const { words } = useDesk();
  const [search, setSearch] = useSearchParams();
  const isWide = useMedia(WIDE);
  const asked = readAsked(search);
  const { counts, shown } = useArranged(answer, asked);
  const open = openSections(asked, shown);
  const groups = [...new Set(answer.items.flatMap(({ group }) => group ?? []))];
  const ask = (change: Partial<AskedServices>): void =>
    setSearch((now) => withAsked(now, change), { replace: true, preventScrollReset: true });
  const seen: readonly Row[] = shown.flatMap(({ name, rows }) =>
    isOfNeed(name) || open.includes(name) ? rows : [],
  );
  const beside = isWide ? (seen.find((row) => rowKey(row) === asked.selected) ?? seen[0]) : undefined;
  useRowKeys();
  return (
    <>
      <ServiceFilter asked={asked} groups={groups} counts={counts} onAsk={ask} />
      <div className={beside === undefined ? undefined : 'with-pane'}>
        <div className="service-sections">
          {shown.map((section) => (
            <SectionPart
              key={section.name}
              section={section}
              isOpen={open.includes(section.name)}
              selected={beside === undefined ? null : rowKey(beside)}
              onSelect={(selected) => isWide && ask({ selected })}
              onTurn={(isOpen) =>
                ask({
                  open: isOpen ? [...open, section.name] : open.filter((name) => name !== section.name),
                })
              }
            />
          ))}
          {shown.length === 0 && counts.size + asked.q.length > 0 && (
            <p className="empty">{words.services.nothingFound}</p>
          )}
        </div>
        {beside !== undefined && <ServicePane row={beside} />}
      </div>
    </>
  );
};

const Services = ({ answer }: { readonly answer: ServicesAnswer }) => {
  const { words, kept } = useDesk();
  const needs = countNeeds(answer.items);
  const heading = words.services.heading(needs);
  const bare = answer.items.filter(({ objectives }) => objectives.length === 0).length;
  if (answer.items.length === 0)
    return (
      <>
        <PageTitle state={words.services.empty} page={words.nav.services} />
        <h1>{words.services.empty}</h1>
        <p className="empty">
          <Link to={`/setup${kept}`}>{words.services.emptyNext}</Link>
        </p>
      </>
    );
  return (
    <div className="services">
      <PageTitle state={needs === 0 ? heading : words.needCount(needs)} page={words.nav.services} />
      <h1>{heading}</h1>
      <List answer={answer} />
      {bare > 0 && (
        <p className="empty">
          {words.services.noObjectives(bare)} <Link to={`/setup${kept}`}>{words.services.objectiveNext}</Link>
        </p>
      )}
    </div>
  );
};

/** What is wrong, since when, how fast: every objective in the order of need. */
export const ServicesScreen = () => {
  const { queries, at } = useDesk();
  const query = useQuery(queries.services(at));
  return <Answer query={query}>{(answer) => <Services answer={answer} />}</Answer>;
};
