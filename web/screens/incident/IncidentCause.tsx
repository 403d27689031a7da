import { Link } from 'react-router';
import type { IncidentDetailAnswer } from '../../api/answers.ts';
import { CorrectionForm } from '../../ui/CorrectionForm.tsx';
import { CorrectionLog } from '../../ui/CorrectionLog.tsx';
import { useDesk } from '../../ui/desk.ts';
import { releaseLink } from '../../ui/event-links.ts';
import { Section } from '../../ui/Section.tsx';
import { causeText, linkKindText } from '../../words/link-text.ts';

type Candidates = IncidentDetailAnswer['candidates'];

/** "Work orders 2026.11.2, Fri 21 Nov, 15:06", as a choice. */
const useLabels = (candidates: Candidates) => {
  const { words, moments, nowMs, name } = useDesk();
  return candidates.map((candidate) => ({
    service: candidate.service,
    environment: candidate.environment,
    id: candidate.id,
    label: words.list([
      name(candidate.serviceName),
      candidate.version ?? candidate.id,
      moments.dayTime(Date.parse(candidate.finishedAt), nowMs),
    ]),
  }));
};

const Found = ({ answer: { incident } }: { readonly answer: IncidentDetailAnswer }) => {
  const { words, name, kept } = useDesk();
  const { cause, causeName, correction } = incident;
  const { detail, notCaused } = words.incidents;
  if (cause === null || causeName === null)
    return (
      <p className={correction === null ? 'empty' : undefined}>
        {correction?.verdict === 'not-caused' ? notCaused(correction.by) : detail.noCause}
      </p>
    );
  return (
    <ul className="events">
      <li>
        <span className="event-when">{linkKindText(cause, words)}</span>
        <span>
          <Link to={releaseLink(causeName, kept)}>{causeName.version ?? causeName.id}</Link>{' '}
          <span className="faint">{name(causeName.serviceName)}</span>
          <span className="row-state">{causeText(cause, words)}</span>
        </span>
      </li>
    </ul>
  );
};

/** What is taken for the cause, on what evidence, and how to correct it. */
export const IncidentCause = ({ answer }: { readonly answer: IncidentDetailAnswer }) => {
  const { words } = useDesk();
  const { correct } = words.events;
  const { incident, corrections } = answer;
  const candidates = useLabels(answer.candidates);
  const notCaused = { verdict: 'not-caused', label: correct.notCaused } as const;
  const causedBy = { verdict: 'caused-by', label: correct.causedBy } as const;
  return (
    <Section title={words.incidents.detail.cause}>
      <Found answer={answer} />
      {incident.kind === 'incident' && (
        <CorrectionForm
          subject={{ service: incident.service, incident: incident.id }}
          verdicts={candidates.length === 0 ? [notCaused] : [notCaused, causedBy]}
          candidates={candidates}
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
