import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ReleaseAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { CorrectionForm } from '../../ui/CorrectionForm.tsx';
import { CorrectionLog } from '../../ui/CorrectionLog.tsx';
import { useDesk } from '../../ui/desk.ts';
import { FailureLinkLine } from '../../ui/FailureLinkLine.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Section } from '../../ui/Section.tsx';
import { inHours } from '../../words/format-duration.ts';
import { linkKindText } from '../../words/link-text.ts';
import { outcomeMark, outcomeText, releaseName } from '../../words/release-text.ts';
import { NearIncidents } from './NearIncidents.tsx';
import { ReleaseChanges } from './ReleaseChanges.tsx';
import { ReleaseFactList } from './ReleaseFactList.tsx';

/** "It failed." or until when nobody can tell, in a sentence. */
const Sentence = ({ answer: { release } }: { readonly answer: ReleaseAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { detail } = words.releases;
  const { outcome, knownAt } = release;
  const text =
    outcome === 'open'
      ? detail.open(knownAt === null ? '' : moments.recent(Date.parse(knownAt), nowMs))
      : detail[outcome];
  return (
    <p className={`sentence outcome-${outcome}`}>
      <Mark name={outcomeMark[outcome]} />
      <span>{text}</span>
    </p>
  );
};

const Why = ({ answer: { release, corrections } }: { readonly answer: ReleaseAnswer }) => {
  const { words } = useDesk();
  const { detail } = words.releases;
  const { correct } = words.events;
  const { service, environment, id, links } = release;
  const isJudged = release.outcome === 'ok' || release.outcome === 'failed' || release.outcome === 'open';
  return (
    <Section title={links.length > 0 ? detail.why : detail.whyNot}>
      {links.length === 0 ? (
        <p className="empty">{detail.nothingSays}</p>
      ) : (
        <ul className="events">
          {links.map((link) => (
            <li key={`${link.kind} ${link.by?.id} ${link.incident?.id} ${link.correction?.number}`}>
              <span className="event-when">{linkKindText(link, words)}</span>
              <span>
                <FailureLinkLine link={link} />
                {link.correction !== null && <span className="row-state">{link.correction.reason}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isJudged && (
        <CorrectionForm
          subject={{ service, deployment: { service, environment, id } }}
          verdicts={
            release.outcome === 'failed'
              ? [
                  { verdict: 'did-not-fail', label: correct.didNotFail },
                  { verdict: 'failed', label: correct.failed },
                ]
              : [
                  { verdict: 'failed', label: correct.failed },
                  { verdict: 'did-not-fail', label: correct.didNotFail },
                ]
          }
        />
      )}
      {corrections.length > 0 && (
        <>
          <h3 className="log-title">{correct.log}</h3>
          <CorrectionLog items={corrections} />
        </>
      )}
    </Section>
  );
};

const Release = ({ answer }: { readonly answer: ReleaseAnswer }) => {
  const desk = useDesk();
  const { words, name, kept } = desk;
  const { release } = answer;
  const { detail, environment } = words.releases;
  const title = releaseName(release);
  return (
    <>
      <PageTitle state={outcomeText(release, desk)} page={title} />
      <p className="crumbs">
        <Link to={`/releases${kept}`}>{detail.back}</Link>
        <Link to={`/s/${encodeURIComponent(release.service)}${kept}`}>{name(release.serviceName)}</Link>
      </p>
      <h1>
        {title}{' '}
        <small className="faint">
          {name(release.serviceName)}
          {release.outcome === 'elsewhere' && ` ${environment(release.environment)}`}
        </small>
      </h1>
      <Sentence answer={answer} />
      <ReleaseFactList answer={answer} />
      <Why answer={answer} />
      <ReleaseChanges answer={answer} />
      <Section title={detail.incidents(inHours(answer.settleSeconds))}>
        <NearIncidents answer={answer} />
      </Section>
    </>
  );
};

/** One release: how it went and what says so, what it brought, and what happened after it. */
export const ReleaseScreen = () => {
  const { queries } = useDesk();
  const { service = '', environment = '', id = '' } = useParams();
  const query = useQuery(queries.release({ service, environment, id }));
  return <Answer query={query}>{(answer) => <Release answer={answer} />}</Answer>;
};
