import { useQuery } from '@tanstack/react-query';
import type { MetricReadiness } from '#shared/api/readiness.ts';
import { useDesk } from '../../ui/desk.ts';
import { Mark } from '../../ui/Mark.tsx';
import { readinessSentences } from '../../words/readiness-text.ts';
import { CopyBox } from './CopyBox.tsx';
import { Question } from './Question.tsx';
import { agreementLines, nextSteps } from './snippets/next-steps.ts';
import type { SnippetPlace } from './snippets/snippet.ts';

interface PlaceProps {
  readonly place: SnippetPlace;
}

interface MetricProps extends PlaceProps {
  readonly item: MetricReadiness;
}

/** What to copy next: what brings the facts, or else what agrees on the metric. Nothing where all is there. */
const NextStep = ({ item, place }: MetricProps) => {
  const { words } = useDesk();
  const lines = item.isAgreed ? null : agreementLines(item.metric);
  if (item.missing === null && lines === null) return null;
  const boxes = item.missing === null ? [] : nextSteps[item.missing];
  return (
    <details className="next-step">
      <summary>{item.missing === null ? words.readiness.agree : words.readiness.next}</summary>
      {boxes.map(({ goesTo, text }) => (
        <CopyBox key={goesTo} label={words.setup.snippets.goesTo(goesTo)} text={text(place)} />
      ))}
      {item.missing === null && lines !== null && <CopyBox label="andon.yaml" text={lines} />}
    </details>
  );
};

const Metric = ({ item, place }: MetricProps) => {
  const { words, name } = useDesk();
  return (
    <li>
      <Mark name={item.missing === null ? 'met' : 'none'} />
      <div>
        <h3>{name(item.title)}</h3>
        <p>{readinessSentences(item, words).join(' ')}</p>
        <NextStep item={item} place={place} />
      </div>
    </li>
  );
};

/** Metric by metric: what it has, what it still needs, and the line to copy that brings it. */
export const ReadinessList = ({ place }: PlaceProps) => {
  const { queries, words } = useDesk();
  const { data } = useQuery(queries.readiness());
  const { readiness } = words;
  if (data === undefined) return <Question title={readiness.title} mark="none" />;
  const ready = data.items.filter(({ missing }) => missing === null).length;
  return (
    <Question title={readiness.title} mark={ready === data.items.length ? 'met' : 'none'}>
      <p>{readiness.summary(ready, data.items.length)}</p>
      <ul className="readiness">
        {data.items.map((item) => (
          <Metric key={item.metric} item={item} place={place} />
        ))}
      </ul>
    </Question>
  );
};
