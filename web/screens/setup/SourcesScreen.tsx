import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { SourceState } from '#shared/source.ts';
import type { SourcesAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { countText } from '../../words/format-ratio.ts';
import { sourcesHeading, sourcesSentences, sourcesState } from '../../words/source-text.ts';
import { type AskedSources, readAsked } from './asked-sources.ts';
import { cutSources } from './cut-sources.ts';
import { DiscoveryTable } from './DiscoveryTable.tsx';
import { FirstSource } from './FirstSource.tsx';
import { HookSection } from './HookSection.tsx';
import { OutageList } from './OutageList.tsx';
import { ServiceGroup } from './ServiceGroup.tsx';
import { SourceTable } from './SourceTable.tsx';
import { Seconds } from './seconds.tsx';
import { useHeardCount } from './use-heard-count.ts';

/** Up to this many sources are all on the page at once. */
const SHOWN_AT_ONCE = 60;

interface SectionProps {
  readonly title: string;
  readonly count: number | null;
  readonly children: ReactNode;
}

const Section = ({ title, count, children }: SectionProps) => (
  <section className="section">
    <h2>
      {title} {count !== null && <span className="count">{countText(count)}</span>}
    </h2>
    {children}
  </section>
);

/** "2 do not: Work orders, Labels." Nothing where all answer. */
const Sentence = ({ answer }: { readonly answer: SourcesAnswer }) => {
  const { words, name } = useDesk();
  const namesIn = (state: SourceState): string[] =>
    answer.items.filter((item) => item.state === state).map(({ serviceName }) => name(serviceName));
  const sentences = sourcesSentences(answer.counts, namesIn, words);
  if (sentences.length === 0) return null;
  const isTrouble = answer.counts['not-answering'] > 0;
  return (
    <p className="sentence">
      {isTrouble && <Mark name="unanswered" />}
      <span>{sentences.join(' ')}</span>
    </p>
  );
};

/** Says that not all sources are meant, and leads to all of them. */
const Filtered = ({ answer, asked }: { readonly answer: SourcesAnswer; readonly asked: AskedSources }) => {
  const { words, name, kept } = useDesk();
  const { sources } = words.setup;
  if (asked.service === null && asked.state === null) return null;
  const service = answer.items[0]?.serviceName;
  const parts = [
    ...(asked.service === null ? [] : [service === undefined ? asked.service : name(service)]),
    ...(asked.state === null ? [] : [sources.state('', asked.state)]),
  ];
  return (
    <p className="filtered">
      {sources.only(words.list(parts))} <Link to={`/setup/sources${kept}`}>{sources.all}</Link>
    </p>
  );
};

const Lists = ({ answer, asked }: { readonly answer: SourcesAnswer; readonly asked: AskedSources }) => {
  const { words } = useDesk();
  const { sections, nothingHere } = words.setup.sources;
  const { notAnswering, silent, services } = cutSources(answer.items, asked.state === null);
  return (
    <>
      {answer.items.length === 0 && <p className="empty">{nothingHere}</p>}
      {notAnswering.length > 0 && (
        <Section title={sections.trouble} count={notAnswering.length}>
          <SourceTable items={notAnswering} namesService />
        </Section>
      )}
      {silent.length > 0 && (
        <Section title={sections.silent} count={silent.length}>
          <SourceTable items={silent} namesService />
        </Section>
      )}
      {services.length > 0 && (
        <Section title={sections.services} count={null}>
          {services.map((group) => (
            <ServiceGroup key={group.id} group={group} startsOpen={answer.items.length <= SHOWN_AT_ONCE} />
          ))}
        </Section>
      )}
    </>
  );
};

const Sources = ({ answer, asked }: { readonly answer: SourcesAnswer; readonly asked: AskedSources }) => {
  const { words } = useDesk();
  const { hooks } = words;
  const heardCount = useHeardCount();
  const { sources, discovery } = words.setup;
  const isEmpty = Object.values(answer.counts).every((count) => count === 0);
  return (
    <Seconds>
      <PageTitle state={sourcesState(answer.counts, words, heardCount)} page={sources.page} />
      <h1>{sourcesHeading(answer.counts, words, heardCount)}</h1>
      <Sentence answer={answer} />
      <Filtered answer={answer} asked={asked} />
      {!isEmpty && <Lists answer={answer} asked={asked} />}
      {isEmpty && heardCount === 0 && <FirstSource />}
      {answer.discovery.length > 0 && (
        <Section title={discovery.title} count={null}>
          <DiscoveryTable items={answer.discovery} />
        </Section>
      )}
      <Section title={hooks.title} count={null}>
        <HookSection />
      </Section>
      {isEmpty && heardCount > 0 && (
        <Section title={sources.sections.services} count={null}>
          <FirstSource />
        </Section>
      )}
      <Section title={sources.outages} count={null}>
        <OutageList collector={answer.collector} />
      </Section>
    </Seconds>
  );
};

/** Where every figure comes from: what is asked, whether it answers, and what comes next. */
export const SourcesScreen = () => {
  const { queries } = useDesk();
  const [search] = useSearchParams();
  const asked = readAsked(search);
  const query = useQuery(queries.sources(asked));
  return <Answer query={query}>{(answer) => <Sources answer={answer} asked={asked} />}</Answer>;
};
