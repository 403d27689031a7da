import { useQuery } from '@tanstack/react-query';
import type { ServicesAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { countNeeds } from '../../ui/needs.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { ObjectiveRow } from './ObjectiveRow.tsx';
import { cutSections, type Section } from './sections.ts';

const SectionTable = ({ section }: { readonly section: Section }) => {
  const { words } = useDesk();
  const { columns, sections } = words.services;
  return (
    <section className={`section section-${section.name}`}>
      <h2>
        {sections[section.name]} <span className="count">{section.rows.length}</span>
      </h2>
      <table className="objectives">
        <thead>
          <tr>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.value}</th>
            <th scope="col">{columns.since}</th>
            <th scope="col">{columns.budget}</th>
            <th scope="col">{columns.burn}</th>
            <th scope="col">{columns.burn}</th>
          </tr>
        </thead>
        <tbody>
          {section.rows.map((row) => (
            <ObjectiveRow key={`${row.service.id} ${row.objective.objective}`} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Services = ({ answer }: { readonly answer: ServicesAnswer }) => {
  const { words } = useDesk();
  const heading = words.services.heading(countNeeds(answer.items));
  const bare = answer.items.filter(({ objectives }) => objectives.length === 0).length;
  return (
    <>
      <PageTitle state={heading} page={words.nav.services} />
      <h1>{answer.items.length === 0 ? words.nav.services : heading}</h1>
      {answer.items.length === 0 && <p className="empty">{words.services.empty}</p>}
      {cutSections(answer.items).map((section) => (
        <SectionTable key={section.name} section={section} />
      ))}
      {bare > 0 && <p className="empty">{words.services.noObjectives(bare)}</p>}
    </>
  );
};

/** What is wrong, since when, how fast: every objective in the order of need. */
export const ServicesScreen = () => {
  const { queries, at } = useDesk();
  const query = useQuery(queries.services(at));
  return <Answer query={query}>{(answer) => <Services answer={answer} />}</Answer>;
};
