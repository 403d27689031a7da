import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { EvidenceAnswer } from '#shared/api/evidence.ts';
import type { Asked } from '../../api/api.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { Pager } from '../../ui/Pager.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { figureText } from '../../words/figure-text.ts';
import { countText } from '../../words/format-ratio.ts';
import { askedEvidence } from './asked-evidence.ts';
import { CsvButton } from './CsvButton.tsx';
import { EvidenceRow } from './EvidenceRow.tsx';
import { EvidenceShow } from './EvidenceShow.tsx';

interface EvidenceProps {
  readonly answer: EvidenceAnswer;
  readonly asked: Asked;
}

const Value = ({ answer }: Pick<EvidenceProps, 'answer'>) => {
  const { words, moments, nowMs, kept } = useDesk();
  const { metric, unit, value, reason, low, high, n, window } = answer;
  const say = (amount: number): string => figureText({ metric, unit, value: amount, limit: null }, words);
  const when = (at: string): string => moments.dayTime(Date.parse(at), nowMs);
  const { receipt, evidence } = words;
  return (
    <dl className="values">
      <div>
        <dt>
          {window.name === 'custom'
            ? receipt.span(when(window.start), when(window.end))
            : receipt.window(words.objective.window(window.name), when(window.start), when(window.end))}
        </dt>
        <dd>{value === null ? words.delivery.reason(metric, reason ?? 'no-data') : say(value)}</dd>
        <dd className="faint">
          {words.service.n(countText(n))}
          {low !== null &&
            high !== null &&
            low !== high &&
            ` · ${evidence.range(metric, say(low), say(high))}`}
          {' · '}
          <Link to={`/receipts/${encodeURIComponent(answer.receipt)}${kept}`}>{evidence.receipt}</Link>
        </dd>
      </div>
    </dl>
  );
};

const List = ({ answer, asked }: EvidenceProps) => {
  const { queries, words, name, kept } = useDesk();
  const { data } = useQuery(queries.head());
  const { evidence } = words;
  const services = new Map(data?.services.map((service) => [service.id, name(service.name)]));
  if (answer.items.length === 0) {
    const isPart = asked.counted !== null || asked.reason !== null;
    if (isPart) return <p className="empty">{evidence.emptyPart}</p>;
    return (
      <div className="empty-state">
        <p>{evidence.empty}</p>
        <p>
          <Link to={`/setup${kept}`}>{evidence.emptyHint}</Link>
        </p>
      </div>
    );
  }
  return (
    <table className="event-table evidence-table">
      <thead>
        <tr>
          <th scope="col">{evidence.columns.event}</th>
          <th scope="col">{evidence.columns.when}</th>
          <th scope="col">{evidence.columns.puts}</th>
          <th scope="col">{evidence.columns.counts}</th>
        </tr>
      </thead>
      <tbody>
        {answer.items.map((item) => (
          <EvidenceRow
            key={`${item.kind} ${item.service} ${item.environment} ${item.id} ${item.at} ${item.deployment?.id}`}
            item={item}
            metric={answer.metric}
            services={services}
          />
        ))}
      </tbody>
    </table>
  );
};

const Evidence = ({ answer, asked }: EvidenceProps) => {
  const desk = useDesk();
  const { queries, words, name, kept } = desk;
  // The receipt knows what the metric is called.
  const { data } = useQuery(queries.receipt(answer.receipt));
  const isAll = answer.service === 'all';
  const service = data?.serviceName == null ? words.receipt.allServices : name(data.serviceName);
  const title = words.evidence.heading(
    data === undefined ? answer.metric : name(data.definition.title),
    isAll ? words.receipt.allServices : service,
  );
  return (
    <>
      <PageTitle state={words.evidence.behind} page={title} />
      {!isAll && (
        <p className="crumbs">
          <Link to={`/s/${encodeURIComponent(answer.service)}${kept}`}>{words.receipt.back(service)}</Link>
        </p>
      )}
      <h1>{title}</h1>
      <Value answer={answer} />
      <section className="section">
        <h2>{words.evidence.behind}</h2>
        <div className="evidence-bar">
          <EvidenceShow answer={answer} />
          {answer.items.length > 0 && (
            <CsvButton asked={asked} name={words.evidence.csvName(answer.metric, answer.service)} />
          )}
        </div>
        <List answer={answer} asked={asked} />
        <Pager next={answer.next} />
      </section>
    </>
  );
};

/** The events behind a figure of deliveries, what counts and what does not, with why. */
export const EvidenceScreen = () => {
  const { queries } = useDesk();
  const { metric = '' } = useParams();
  const [search] = useSearchParams();
  const asked = askedEvidence(metric, search);
  const query = useQuery(queries.evidence(asked));
  return <Answer query={query}>{(answer) => <Evidence answer={answer} asked={asked} />}</Answer>;
};
