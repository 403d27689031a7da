import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { IncidentLogAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { askedEvents } from '../../ui/asked-events.ts';
import { useDesk } from '../../ui/desk.ts';
import { EventFilter } from '../../ui/EventFilter.tsx';
import { evidenceLink } from '../../ui/event-links.ts';
import { Pager } from '../../ui/Pager.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Section } from '../../ui/Section.tsx';
import { DowntimeTable } from './DowntimeTable.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import { MaintenanceList } from './MaintenanceList.tsx';

const Nothing = ({ isNarrowed }: { readonly isNarrowed: boolean }) => {
  const { words, kept } = useDesk();
  const { incidents, releases } = words;
  if (isNarrowed) return <p className="empty">{releases.noneInSpan}</p>;
  return (
    <div className="empty-state">
      <p>{incidents.none}</p>
      <p className="faint">{incidents.noneHint}</p>
      <p>
        <Link to={`/setup${kept}`}>{incidents.toSetup}</Link>
      </p>
    </div>
  );
};

const Incidents = ({ answer }: { readonly answer: IncidentLogAnswer }) => {
  const { words, kept } = useDesk();
  const [search] = useSearchParams();
  const { incidents, nav } = words;
  const { totals, items, maintenance, services } = answer;
  const isOpenOnly = search.has('open');
  const isNarrowed = ['service', 'from', 'to', 'open'].some((field) => search.has(field));
  const isAllOver = isOpenOnly && totals.incidents > 0;
  const asked = { service: search.get('service'), from: answer.from, to: answer.to };
  return (
    <>
      <PageTitle state={incidents.titleState(totals.incidents, totals.open)} page={nav.incidents} />
      <h1>{incidents.heading(totals.incidents, totals.open)}</h1>
      <p className="lead">
        <Link to={evidenceLink('time-to-restore', asked, kept)}>{incidents.evidence}</Link>
      </p>
      <EventFilter
        page="/incidents"
        from={answer.from}
        to={answer.to}
        toggle={{ name: 'open', label: incidents.onlyOpen }}
      />
      {services.length > 0 && (
        <Section title={incidents.down.title} term="downtime">
          <p className="faint">{incidents.down.hint}</p>
          <DowntimeTable answer={answer} />
        </Section>
      )}
      <Section title={incidents.list}>
        {items.length > 0 && <IncidentTable items={items} />}
        {items.length === 0 && isAllOver && <p className="empty">{incidents.noneOpen}</p>}
        {items.length === 0 && !isAllOver && <Nothing isNarrowed={isNarrowed} />}
        <Pager next={answer.next} />
      </Section>
      {maintenance.length > 0 && (
        <Section title={incidents.maintenance}>
          <p className="faint">{incidents.maintenanceHint}</p>
          <MaintenanceList items={maintenance} />
        </Section>
      )}
    </>
  );
};

/** What broke, for how long, who noticed, and what is taken for the cause. */
export const IncidentsScreen = () => {
  const { queries } = useDesk();
  const [search] = useSearchParams();
  const query = useQuery(queries.incidentLog(askedEvents(search, 'open')));
  return <Answer query={query}>{(answer) => <Incidents answer={answer} />}</Answer>;
};
