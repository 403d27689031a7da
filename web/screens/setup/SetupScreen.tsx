import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { sourcesHeading, sourcesSentences } from '../../words/source-text.ts';
import { CopyBox } from './CopyBox.tsx';
import { Question } from './Question.tsx';
import { ReadinessList } from './ReadinessList.tsx';
import { SnippetList } from './SnippetList.tsx';
import { incidentSnippets } from './snippets/incident-snippets.ts';
import { releaseSnippets } from './snippets/release-snippets.ts';
import { andon } from './snippets/shell.ts';
import { type SnippetPlace, tokenPlace } from './snippets/snippet.ts';
import { TokenMaker } from './TokenMaker.tsx';
import { useHeardCount } from './use-heard-count.ts';
import { WallAddress } from './WallAddress.tsx';

/** A service by its name; by its id where it is not configured. */
const useServiceName = (): ((id: string) => string) => {
  const { queries, name } = useDesk();
  const { data } = useQuery(queries.services(null));
  return (id) => {
    const service = data?.items.find((each) => each.id === id);
    return service === undefined ? id : name(service.name);
  };
};

/** For a board that sees nothing yet. */
const Sample = () => {
  const { words } = useDesk();
  const { sample } = words.readiness;
  return (
    <>
      <p>{sample.hint}</p>
      <CopyBox label={sample.title} text={`${andon} demo --listen 127.0.0.1:8090`} />
    </>
  );
};

const Up = () => {
  const { queries, words, name, kept } = useDesk();
  const { data } = useQuery(queries.sources({ service: null, state: null }));
  const heardCount = useHeardCount();
  const { checklist } = words.setup;
  if (data === undefined) return <Question title={checklist.up} mark="none" />;
  const sentences = sourcesSentences(
    data.counts,
    (state) => data.items.filter((item) => item.state === state).map(({ serviceName }) => name(serviceName)),
    words,
  );
  const isTrouble = data.counts['not-answering'] > 0;
  const mark = data.counts.answering > 0 ? 'met' : 'none';
  return (
    <Question title={checklist.up} mark={isTrouble ? 'unanswered' : mark}>
      <p>{[`${sourcesHeading(data.counts, words, heardCount)}.`, ...sentences].join(' ')}</p>
      <p>
        <Link to={`/setup/sources${kept}`}>{checklist.toSources}</Link>
      </p>
      {data.items.length === 0 && heardCount === 0 && <Sample />}
    </Question>
  );
};

interface TellingProps {
  readonly place: SnippetPlace;
}

const Releases = ({ place }: TellingProps) => {
  const { queries, words, moments, nowMs } = useDesk();
  const serviceName = useServiceName();
  const { data } = useQuery(queries.lastDeployment(nowMs));
  const { checklist, snippets } = words.setup;
  const last = data?.items[0];
  return (
    <Question title={checklist.releases} mark={last === undefined ? 'none' : 'met'}>
      {data !== undefined && last === undefined && <p>{checklist.noReleases}</p>}
      {last !== undefined && (
        <p>
          {checklist.lastRelease(
            serviceName(last.service),
            last.version,
            moments.dayTime(Date.parse(last.finishedAt), nowMs),
          )}
        </p>
      )}
      <SnippetList
        title={snippets.ways.releases}
        snippets={releaseSnippets}
        hints={snippets.releases}
        place={place}
      />
    </Question>
  );
};

const Incidents = ({ place }: TellingProps) => {
  const { queries, words, moments, nowMs } = useDesk();
  const serviceName = useServiceName();
  const { data } = useQuery(queries.lastIncident(nowMs));
  const { checklist, snippets } = words.setup;
  const last = data?.items[0];
  return (
    <Question title={checklist.incidents} mark={last === undefined ? 'none' : 'met'}>
      {data !== undefined && last === undefined && <p>{checklist.noIncidents}</p>}
      {last !== undefined && (
        <p>
          {checklist.lastIncident(
            serviceName(last.service),
            last.title,
            moments.dayTime(Date.parse(last.startedAt), nowMs),
          )}
        </p>
      )}
      <SnippetList
        title={snippets.ways.incidents}
        snippets={incidentSnippets}
        hints={snippets.incidents}
        place={place}
      />
    </Question>
  );
};

/** What the texts are filled in with: the board as it is reached, and the first of its services. */
const usePlace = (token: string | null): SnippetPlace => {
  const { queries } = useDesk();
  const wall = useQuery(queries.wall());
  const services = useQuery(queries.services(null));
  return {
    origin: (wall.data?.publicUrl ?? location.origin).replace(/\/+$/, ''),
    token: token ?? tokenPlace,
    service: services.data?.items[0]?.id ?? 'work-orders',
  };
};

const Agreed = () => {
  const { queries, words, moments, nowMs } = useDesk();
  const { data } = useQuery(queries.wall());
  const { checklist } = words.setup;
  const agreement = data?.agreement ?? null;
  if (data === undefined || agreement === null)
    return (
      <Question title={checklist.agreed} mark="none">
        {data !== undefined && <p>{checklist.noAgreement}</p>}
      </Question>
    );
  const sinceMs = Date.parse(agreement.effectiveFrom ?? data.at);
  return (
    <Question title={checklist.agreed} mark="met">
      <p>{checklist.agreement(agreement.version, moments.dayTime(sinceMs, nowMs))}</p>
    </Question>
  );
};

/** What is connected, question by question, and what to do where the answer is no. */
export const SetupScreen = () => {
  const { words, kept } = useDesk();
  const [token, setToken] = useState<string | null>(null);
  const place = usePlace(token);
  const { checklist, heading, page } = words.setup;
  return (
    <>
      <PageTitle state={heading} page={page} />
      <h1>{heading}</h1>
      <ul className="checklist">
        <Up />
        <Question title={words.setup.token.title} mark="none">
          <TokenMaker token={token} onToken={setToken} />
        </Question>
        <Releases place={place} />
        <Incidents place={place} />
        <Agreed />
        <ReadinessList place={place} />
        <Question title={checklist.wall} mark="none">
          <p>{checklist.wallHint}</p>
          <WallAddress origin={place.origin} />
          <p>
            <a href={`/wall${kept}`}>{checklist.openWall}</a>
          </p>
        </Question>
      </ul>
      <p>
        <a href="/docs">{checklist.api}</a>
      </p>
    </>
  );
};
