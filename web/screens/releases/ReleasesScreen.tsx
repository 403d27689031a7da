import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { ReleasesAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { askedEvents } from '../../ui/asked-events.ts';
import { useDesk } from '../../ui/desk.ts';
import { EventFilter } from '../../ui/EventFilter.tsx';
import { evidenceLink } from '../../ui/event-links.ts';
import { Pager } from '../../ui/Pager.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { inHours } from '../../words/format-duration.ts';
import { ReleaseStrip } from './ReleaseStrip.tsx';
import { ReleaseTable } from './ReleaseTable.tsx';
import { WaitingList } from './WaitingList.tsx';

const Nothing = ({ isNarrowed }: { readonly isNarrowed: boolean }) => {
  const { words, kept } = useDesk();
  const { releases } = words;
  if (isNarrowed) return <p className="empty">{releases.noneInSpan}</p>;
  return (
    <div className="empty-state">
      <p>{releases.none}</p>
      <p className="faint">{releases.noneHint}</p>
      <p>
        <Link to={`/setup${kept}`}>{releases.toSetup}</Link>
      </p>
    </div>
  );
};

const Lead = ({ answer }: { readonly answer: ReleasesAnswer }) => {
  const { words, kept } = useDesk();
  const [search] = useSearchParams();
  const { counts, settleSeconds } = answer;
  const settle = inHours(settleSeconds);
  const asked = { service: search.get('service'), from: answer.from, to: answer.to };
  return (
    <p className="lead">
      {words.releases.rule(settle)} {counts.open > 0 && words.releases.tooYoung(counts.open, settle)}{' '}
      <Link to={evidenceLink('change-failure-rate', asked, kept)}>{words.releases.evidence}</Link>
    </p>
  );
};

const Releases = ({ answer }: { readonly answer: ReleasesAnswer }) => {
  const { words } = useDesk();
  const [search] = useSearchParams();
  const { releases, nav } = words;
  const { counts } = answer;
  const isFailedOnly = search.has('failed');
  const isNarrowed = ['service', 'from', 'to', 'failed'].some((field) => search.has(field));
  const isEmpty = answer.items.length === 0;
  return (
    <>
      <PageTitle state={releases.titleState(counts.releases, counts.failed)} page={nav.releases} />
      <h1>{releases.heading(counts.releases, counts.failed)}</h1>
      <Lead answer={answer} />
      <EventFilter
        page="/releases"
        from={answer.from}
        to={answer.to}
        toggle={{ name: 'failed', label: releases.onlyFailed }}
      />
      {answer.lanes.length > 0 && <ReleaseStrip answer={answer} />}
      {answer.waiting.length > 0 && <WaitingList items={answer.waiting} nowAt={answer.at} />}
      <section className="section">
        <h2>{releases.list}</h2>
        {isEmpty && isFailedOnly && counts.releases > 0 && <p className="empty">{releases.noneFailed}</p>}
        {isEmpty && !(isFailedOnly && counts.releases > 0) && <Nothing isNarrowed={isNarrowed} />}
        {!isEmpty && <ReleaseTable items={answer.items} />}
        <Pager next={answer.next} />
      </section>
    </>
  );
};

/** When what went out, what it brought, and how it went. */
export const ReleasesScreen = () => {
  const { queries } = useDesk();
  const [search] = useSearchParams();
  const query = useQuery(queries.releases(askedEvents(search, 'failed')));
  return <Answer query={query}>{(answer) => <Releases answer={answer} />}</Answer>;
};
