import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ReceiptAnswer } from '#shared/api/receipts.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { evidenceLink } from '../../ui/event-links.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Section } from '../../ui/Section.tsx';
import { figureText } from '../../words/figure-text.ts';
import { countText } from '../../words/format-ratio.ts';
import { inputText } from './input-text.ts';
import { leftOutItem } from './left-out-item.ts';

const Inputs = ({ inputs }: { readonly inputs: ReceiptAnswer['inputs'] }) => {
  const { words, moments, nowMs } = useDesk();
  const say = { words, when: (at: string): string => moments.dayTime(Date.parse(at), nowMs) };
  const entries = Object.entries(inputs);
  if (entries.length === 0) return <p>{words.receipt.noInputs}</p>;
  return (
    <dl className="inputs">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{inputText(value, say)}</dd>
        </div>
      ))}
    </dl>
  );
};

const LeftOut = ({ leftOut }: { readonly leftOut: ReceiptAnswer['leftOut'] }) => {
  const { words, moments, nowMs } = useDesk();
  const when = (at: string): string => moments.dayTime(Date.parse(at), nowMs);
  if (leftOut.length === 0) return <p>{words.receipt.nothingLeftOut}</p>;
  return (
    <ul className="plain">
      {leftOut.map(({ reason, count, items }) => (
        <li key={reason}>
          {words.receipt.leftOutLine(count, reason)}
          {items.length > 0 && (
            <span className="row-state">
              {words.list(items.map((item) => leftOutItem(item, when, words)))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

const Values = ({ receipt }: { readonly receipt: ReceiptAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { asMade, now, unit, judgement } = receipt;
  const limit = judgement.limit?.kind === 'target' ? judgement.limit.value : null;
  const say = (value: number | null, reason: string | null): string =>
    value === null
      ? words.objective.noValue(reason ?? 'no-data')
      : figureText({ metric: receipt.definition.metric, unit, value, limit }, words);
  return (
    <dl className="values">
      <div>
        <dt>{words.receipt.asMade}</dt>
        <dd>{say(asMade.value, null)}</dd>
        <dd className="faint">
          {words.service.n(countText(asMade.n))} ·{' '}
          {words.receipt.madeAt(moments.dayTime(Date.parse(asMade.madeAt), nowMs))}
        </dd>
      </div>
      <div>
        <dt>{words.receipt.now}</dt>
        <dd>{say(now.value, now.reason)}</dd>
        <dd className="faint">
          {words.service.n(countText(now.n))} ·{' '}
          {receipt.changed ? words.receipt.changedSince : words.receipt.unchanged}
        </dd>
      </div>
    </dl>
  );
};

const Receipt = ({ receipt }: { readonly receipt: ReceiptAnswer }) => {
  const desk = useDesk();
  const { words, moments, nowMs } = desk;
  const { definition, window, judgement } = receipt;
  const isAll = receipt.service === 'all';
  const what = receipt.serviceName === null ? words.receipt.allServices : desk.name(receipt.serviceName);
  const title = words.receipt.of(desk.name(definition.title), what);
  const when = (at: string): string => moments.dayTime(Date.parse(at), nowMs);
  const ends = [when(window.start), when(window.end)] as const;
  return (
    <>
      <PageTitle state={words.state(judgement.state)} page={title} />
      {!isAll && (
        <p>
          <Link to={`/s/${encodeURIComponent(receipt.service)}${desk.kept}`}>{words.receipt.back(what)}</Link>
        </p>
      )}
      <h1>{title}</h1>
      <p>{words.receipt.judgement(words.state(judgement.state), judgement.agreementVersion)}</p>
      <Values receipt={receipt} />
      <p>
        {window.name === 'custom'
          ? words.receipt.span(...ends)
          : words.receipt.window(words.objective.window(window.name), ...ends)}{' '}
        {window.coveredFrom !== null && words.receipt.coveredFrom(when(window.coveredFrom))}{' '}
        <span className="faint">{words.zoneHint(window.zone)}</span>
      </p>
      {receipt.objective === null && (
        <p>
          <Link
            to={evidenceLink(
              definition.metric,
              window.name === 'custom'
                ? { service: receipt.service, from: window.start, to: window.end }
                : { service: receipt.service, window: window.name, at: window.end },
              desk.kept,
            )}
          >
            {words.evidence.behind}
          </Link>
        </p>
      )}
      <Section title={words.receipt.formula}>
        <pre>{receipt.formula}</pre>
      </Section>
      <Section title={words.receipt.definition}>
        <p className="prose">{desk.name(definition.text)}</p>
        <p className="faint">
          {words.receipt.source(definition.source)} · {words.receipt.version(definition.version)}
        </p>
      </Section>
      <Section title={words.receipt.inputs}>
        <Inputs inputs={receipt.inputs} />
      </Section>
      <Section title={words.receipt.leftOut}>
        <LeftOut leftOut={receipt.leftOut} />
      </Section>
    </>
  );
};

/** Where a number comes from. */
export const ReceiptScreen = () => {
  const { queries } = useDesk();
  const { id = '' } = useParams();
  const query = useQuery(queries.receipt(id));
  return <Answer query={query}>{(receipt) => <Receipt receipt={receipt} />}</Answer>;
};
