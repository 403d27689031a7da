import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ServiceAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { pageLink } from '../../ui/event-links.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { SecondName } from '../../ui/SecondName.tsx';
import { Section } from '../../ui/Section.tsx';
import { sourcesLink } from '../../ui/sources-link.ts';
import { isUnanswered, unansweredText } from '../../words/unanswered-text.ts';
import { wholeSentence } from '../../words/whole-sentence.ts';
import { BurnTable } from './BurnTable.tsx';
import { DeliveryList } from './DeliveryList.tsx';
import { IncidentList, ReleaseList } from './EventLists.tsx';
import { ObjectiveTable } from './ObjectiveTable.tsx';
import { SourceTable } from './SourceTable.tsx';

/** The objective that stands for the service; null without objectives. */
const standsFor = ({ service, worst }: ServiceAnswer) =>
  service.objectives.find(({ objective }) => objective === worst) ?? null;

/** "Outside agreement, burning since 13:42. Belongs to MES team." */
const Sentence = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { service } = answer;
  const worst = standsFor(answer);
  const since = worst?.since ?? worst?.nodataSince ?? null;
  const silent = worst?.notAnswering ?? null;
  const when = since === null ? null : moments.recent(Date.parse(since), nowMs);
  return (
    <p className="sentence">
      {worst !== null && <Mark name={markOf(worst.state, isUnanswered(worst))} />}
      <span>
        {worst === null
          ? words.service.noObjectiveSentence
          : words.service.sentence(words.state(worst.state), when)}{' '}
        {silent !== null &&
          wholeSentence(
            unansweredText(
              silent,
              moments.recent(Date.parse(silent.since), nowMs),
              words.connectionReason(silent.reason, silent.detail),
              words,
            ),
          )}{' '}
        {service.owner !== null && words.service.belongsTo(service.owner)}
      </span>
    </p>
  );
};

const About = ({ service }: { readonly service: ServiceAnswer['service'] }) => {
  const { words } = useDesk();
  const facts = [
    service.group === null ? null : words.service.group(service.group),
    service.dependsOn.length === 0 ? null : words.service.dependsOn(words.list(service.dependsOn)),
  ].filter((fact) => fact !== null);
  const repository = service.repository;
  return (
    <p className="faint">
      {facts.join(' · ')}
      {repository !== null && /^https?:\/\//.test(repository) && (
        <>
          {facts.length > 0 && ' · '}
          <a href={repository}>{words.service.repository}</a>
        </>
      )}
    </p>
  );
};

const Service = ({ answer }: { readonly answer: ServiceAnswer }) => {
  const desk = useDesk();
  const { words } = desk;
  const { service } = answer;
  const worst = standsFor(answer);
  const name = desk.name(service.name);
  return (
    <>
      <PageTitle state={words.state(worst?.state ?? 'none')} page={name} />
      <h1>
        {name}{' '}
        <small>
          <SecondName name={service.name} />
        </small>
      </h1>
      <Sentence answer={answer} />
      <About service={service} />
      {service.objectives.length > 0 && (
        <Section title={words.service.objectives}>
          <ObjectiveTable objectives={service.objectives} />
        </Section>
      )}
      {service.objectives.some(({ burn }) => burn.length > 0) && (
        <Section title={words.service.burn}>
          {service.objectives
            .filter(({ burn }) => burn.length > 0)
            .map((objective) => (
              <BurnTable key={objective.objective} objective={objective} />
            ))}
        </Section>
      )}
      <Section title={words.service.sources}>
        <SourceTable sources={answer.sources} />
        <p>
          <Link to={sourcesLink(service.id, desk.kept)}>{words.setup.sources.all}</Link>
        </p>
      </Section>
      <Section title={words.service.deliveries}>
        <DeliveryList items={answer.deliveries} service={service.id} />
      </Section>
      <Section title={words.service.releases}>
        <ReleaseList releases={answer.releases} service={service.id} />
        <p>
          <Link to={pageLink('/releases', { service: service.id }, desk.kept)}>
            {words.releases.detail.back}
          </Link>
        </p>
      </Section>
      <Section title={words.service.incidents}>
        <IncidentList incidents={answer.incidents} service={service.id} />
        <p>
          <Link to={pageLink('/incidents', { service: service.id }, desk.kept)}>
            {words.incidents.detail.back}
          </Link>
        </p>
      </Section>
    </>
  );
};

/** One service: what is agreed, how it stands, where that comes from, what happened lately. */
export const ServiceScreen = () => {
  const { queries, at } = useDesk();
  const { service = '' } = useParams();
  const query = useQuery(queries.service(service, at));
  return <Answer query={query}>{(answer) => <Service answer={answer} />}</Answer>;
};
