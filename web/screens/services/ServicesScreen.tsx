import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ServicesAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { countNeeds } from '../../ui/needs.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { ServiceSections } from './ServiceSections.tsx';

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
      <ServiceSections answer={answer} />
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
