import { useQuery } from '@tanstack/react-query';
import type { ServiceAnswer } from '../../api/answers.ts';
import { type Desk, useDesk } from '../../ui/desk.ts';
import { Mark, markOf } from '../../ui/Mark.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { SecondName } from '../../ui/SecondName.tsx';
import { besides } from '../../words/isolated.ts';
import { stateText } from '../../words/state-text.ts';
import { isUnanswered } from '../../words/unanswered-text.ts';
import type { ChosenObjective } from './chosen-objective.ts';
import { serviceSentences } from './service-sentence.ts';

interface ServiceHeadProps {
  readonly answer: ServiceAnswer;
  /** Null for a service without objectives. */
  readonly chosen: ChosenObjective | null;
}

/** "Outside agreement, burning since 13:42. 4 in 10 requests fail now. Belongs to MES team." */
const Sentence = ({ answer, chosen }: ServiceHeadProps) => {
  const { words, moments, nowMs } = useDesk();
  const { owner } = answer.service;
  const objective = chosen?.objective ?? null;
  const said =
    chosen === null
      ? [words.service.noObjectiveSentence]
      : serviceSentences(chosen, { words, moments, nowMs });
  const sentences = owner === null ? said : [...said, words.service.belongsTo(owner)];
  return (
    <p className="sentence">
      {objective !== null && <Mark name={markOf(objective.state, isUnanswered(objective))} />}
      <span>{sentences.join(' ')}</span>
    </p>
  );
};

const About = ({ service }: { readonly service: ServiceAnswer['service'] }) => {
  const { words, queries, name } = useDesk();
  const { data: head } = useQuery(queries.head());
  const named = (id: string): string => {
    const known = head?.services.find((each) => each.id === id);
    return known === undefined ? id : name(known.name);
  };
  const facts = [
    service.group === null ? null : words.service.group(service.group),
    service.dependsOn.length === 0 ? null : words.service.dependsOn(words.list(service.dependsOn.map(named))),
  ].filter((fact) => fact !== null);
  const repository = service.repository;
  return (
    <p className="faint">
      {besides(facts)}
      {repository !== null && /^https?:\/\//.test(repository) && (
        <>
          {facts.length > 0 && ' · '}
          <a href={repository}>{words.service.repository}</a>
        </>
      )}
    </p>
  );
};

const titleState = (chosen: ChosenObjective | null, { words }: Desk): string => {
  if (chosen === null) return words.state('none');
  const { ratio: failingRatio, burnRate } = chosen.failing;
  return stateText({ state: chosen.objective.state, failingRatio, burnRate }, words);
};

/** What a reader must know first: which service, how it is, since when, and whose it is. */
export const ServiceHead = ({ answer, chosen }: ServiceHeadProps) => {
  const desk = useDesk();
  const { service } = answer;
  const name = desk.name(service.name);
  return (
    <header className="service-head">
      <PageTitle state={titleState(chosen, desk)} page={name} />
      <h1>
        {name}{' '}
        <small>
          <SecondName name={service.name} />
        </small>
      </h1>
      <Sentence answer={answer} chosen={chosen} />
      <About service={service} />
    </header>
  );
};
