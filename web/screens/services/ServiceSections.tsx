import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { ServicesAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { useMedia } from '../../ui/use-media.ts';
import { filterRows, sortRows } from './arrange-rows.ts';
import { type AskedServices, readAsked, withAsked } from './asked-services.ts';
import { openSections } from './open-sections.ts';
import { SectionPart } from './SectionPart.tsx';
import { ServiceFilter } from './ServiceFilter.tsx';
import { ServicePane } from './ServicePane.tsx';
import { cutSections, isOfNeed, type Row, rowKey, rowsOf } from './sections.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Room for a list and for the details of one row beside it. */
const WIDE = '(min-width: 1800px)';

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

/**
 * Changes what the address asks for. Drawing a thousand rows takes its time: a change that comes meanwhile goes on from
 * the one before, which the address as it was drawn does not have yet.
 */
const useAsk = (): ((change: Partial<AskedServices>) => void) => {
  const [search, setSearch] = useSearchParams();
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  }, [search]);
  return (change) => {
    latest.current = withAsked(latest.current, change);
    setSearch(latest.current, { replace: true, preventScrollReset: true });
  };
};

/** The rows that the address asks for, section by section; beside them, on a wide screen, one of them in full. */
export const ServiceSections = ({ answer }: { readonly answer: ServicesAnswer }) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const isWide = useMedia(WIDE);
  const asked = readAsked(search);
  const { counts, shown } = useArranged(answer, asked);
  const open = openSections(asked, shown);
  const groups = [...new Set(answer.items.flatMap(({ group }) => group ?? []))];
  const ask = useAsk();
  const seen: readonly Row[] = shown.flatMap(({ name, rows }) =>
    isOfNeed(name) || open.includes(name) ? rows : [],
  );
  const beside = isWide ? (seen.find((row) => rowKey(row) === asked.selected) ?? seen[0]) : undefined;
  useRowKeys();
  return (
    <>
      <ServiceFilter asked={asked} groups={groups} counts={counts} onAsk={ask} />
      <div className={beside === undefined ? undefined : 'with-pane'}>
        <div>
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
