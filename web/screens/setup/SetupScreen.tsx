import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useDesk } from '../../ui/desk.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { sourcesHeading, sourcesSentences } from '../../words/source-text.ts';
import { firstDeployment, firstIncident } from './first-facts.ts';
import { Question } from './Question.tsx';

/** A service by its name; by its id where it is not configured. */
const useServiceName = (): ((id: string) => string) => {
  const { queries, name } = useDesk();
  const { data } = useQuery(queries.services());
  return (id) => {
    const service = data?.items.find((each) => each.id === id);
    return service === undefined ? id : name(service.name);
  };
};

const Up = () => {
  const { queries, words, name, kept } = useDesk();
  const { data } = useQuery(queries.sources({ service: null, state: null }));
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
      <p>{[`${sourcesHeading(data.counts, words)}.`, ...sentences].join(' ')}</p>
      <p>
        <Link to={`/setup/sources${kept}`}>{checklist.toSources}</Link>
      </p>
    </Question>
  );
};

const Releases = () => {
  const { queries, words, moments, nowMs } = useDesk();
  const serviceName = useServiceName();
  const { data } = useQuery(queries.lastDeployment());
  const { checklist } = words.setup;
  const last = data?.items[0];
  if (last === undefined)
    return (
      <Question title={checklist.releases} mark="none">
        {data !== undefined && <p>{checklist.noReleases}</p>}
        {data !== undefined && <pre>{firstDeployment(location.origin)}</pre>}
      </Question>
    );
  const when = moments.dayTime(Date.parse(last.finishedAt), nowMs);
  return (
    <Question title={checklist.releases} mark="met">
      <p>{checklist.lastRelease(serviceName(last.service), last.version, when)}</p>
    </Question>
  );
};

const Incidents = () => {
  const { queries, words, moments, nowMs } = useDesk();
  const serviceName = useServiceName();
  const { data } = useQuery(queries.lastIncident());
  const { checklist } = words.setup;
  const last = data?.items[0];
  if (last === undefined)
    return (
      <Question title={checklist.incidents} mark="none">
        {data !== undefined && <p>{checklist.noIncidents}</p>}
        {data !== undefined && <pre>{firstIncident(location.origin)}</pre>}
      </Question>
    );
  const when = moments.dayTime(Date.parse(last.startedAt), nowMs);
  return (
    <Question title={checklist.incidents} mark="met">
      <p>{checklist.lastIncident(serviceName(last.service), last.title, when)}</p>
    </Question>
  );
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
  const { checklist, heading, page } = words.setup;
  return (
    <>
      <PageTitle state={heading} page={page} />
      <h1>{heading}</h1>
      <ul className="checklist">
        <Up />
        <Releases />
        <Incidents />
        <Agreed />
        <Question title={checklist.wall} mark="none">
          <p>{checklist.wallHint}</p>
          <p>
            <code>/wall?tv=55&dist=6</code> · <a href={`/wall${kept}`}>{checklist.openWall}</a>
          </p>
        </Question>
      </ul>
      <p>
        <a href="/docs">{checklist.api}</a>
      </p>
    </>
  );
};
