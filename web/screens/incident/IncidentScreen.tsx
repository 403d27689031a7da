import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { IncidentItem } from '#shared/api/incident-log.ts';
import { UNNAMED_ORIGINAL } from '#shared/facts.ts';
import { SECOND_MS } from '#shared/units.ts';
import type { IncidentDetailAnswer } from '../../api/answers.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useDesk } from '../../ui/desk.ts';
import { incidentLink, releaseLink } from '../../ui/event-links.ts';
import { Mark } from '../../ui/Mark.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { Section } from '../../ui/Section.tsx';
import { splitDuration } from '../../words/format-duration.ts';
import { besides } from '../../words/isolated.ts';
import { IncidentCause } from './IncidentCause.tsx';
import { IncidentFactList } from './IncidentFactList.tsx';

/** "Not over: since 13:42, for 1 h 28 m." */
const useSentence = (incident: IncidentItem): string => {
  const { words, moments, nowMs } = useDesk();
  const { detail } = words.incidents;
  if (incident.kind === 'maintenance') return words.incidents.maintenanceHint;
  if (incident.seconds !== null) return detail.over(splitDuration(incident.seconds));
  if (incident.resolvedAt !== null) return detail.impossible;
  const sinceMs = Date.parse(incident.spells.at(-1)?.startedAt ?? incident.startedAt);
  return detail.open(moments.recent(sinceMs, nowMs), splitDuration((nowMs - sinceMs) / SECOND_MS));
};

const Sentence = ({ incident }: { readonly incident: IncidentItem }) => {
  const text = useSentence(incident);
  const mark = incident.kind === 'maintenance' ? 'paused' : incident.resolvedAt === null ? 'outside' : 'met';
  return (
    <p className="sentence">
      <Mark name={mark} />
      <span>{text}</span>
    </p>
  );
};

const Spells = ({ spells }: Pick<IncidentItem, 'spells'>) => {
  const { words, moments, nowMs } = useDesk();
  const { detail } = words.incidents;
  const when = (at: string): string => moments.dayTime(Date.parse(at), nowMs);
  return (
    <ol className="spells">
      {spells.map(({ startedAt, resolvedAt, seconds }) => (
        <li key={startedAt}>
          {resolvedAt === null
            ? detail.spellOpen(when(startedAt))
            : seconds === null
              ? detail.spellImpossible(when(startedAt), when(resolvedAt))
              : detail.spell(when(startedAt), when(resolvedAt), splitDuration(seconds))}
        </li>
      ))}
    </ol>
  );
};

const Odd = ({ incident }: { readonly incident: IncidentItem }) => {
  const { words, kept } = useDesk();
  const { duplicateOf, service } = incident;
  return (
    <ul className="plain">
      {incident.flags.map((flag) => (
        <li key={flag}>{words.events.flag(flag)}</li>
      ))}
      {duplicateOf !== null && (
        <li>
          {duplicateOf === UNNAMED_ORIGINAL ? (
            words.incidents.duplicateOf(duplicateOf)
          ) : (
            <Link to={incidentLink({ service, id: duplicateOf }, kept)}>
              {words.incidents.duplicateOf(duplicateOf)}
            </Link>
          )}
        </li>
      )}
    </ul>
  );
};

const Incident = ({ answer }: { readonly answer: IncidentDetailAnswer }) => {
  const { words, name, kept } = useDesk();
  const { incidents, events } = words;
  const { detail } = incidents;
  const { incident, fixes } = answer;
  const isOdd = incident.flags.length > 0 || incident.duplicateOf !== null;
  return (
    <>
      <PageTitle state={useSentence(incident)} page={incident.title} />
      <p className="crumbs">
        <Link to={`/incidents${kept}`}>{detail.back}</Link>
        <Link to={`/s/${encodeURIComponent(incident.service)}${kept}`}>{name(incident.serviceName)}</Link>
      </p>
      <h1>{incident.title}</h1>
      <p className="faint">
        {besides([incident.id, name(incident.serviceName), events.severity(incident.severity)])}
      </p>
      <Sentence incident={incident} />
      <IncidentFactList incident={incident} />
      {incident.spells.length > 1 && (
        <Section title={detail.spells}>
          <Spells spells={incident.spells} />
        </Section>
      )}
      {isOdd && (
        <Section title={detail.flags}>
          <Odd incident={incident} />
        </Section>
      )}
      <IncidentCause answer={answer} />
      {fixes.length > 0 && (
        <Section title={detail.fixes}>
          <ul className="plain">
            {fixes.map((fix) => (
              <li key={`${fix.environment} ${fix.id}`}>
                <Link to={releaseLink(fix, kept)}>{fix.version ?? fix.id}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
};

/** One incident: how long, who noticed, what is taken for its cause, and what people say of that. */
export const IncidentScreen = () => {
  const { queries } = useDesk();
  const { service = '', id = '' } = useParams();
  const query = useQuery(queries.incident(id, service));
  return <Answer query={query}>{(answer) => <Incident answer={answer} />}</Answer>;
};
