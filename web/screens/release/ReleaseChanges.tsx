import { Link } from 'react-router';
import type { ReleaseAnswer } from '../../api/answers.ts';
import { LeadDotPlot } from '../../charts/LeadDotPlot.tsx';
import { useDesk } from '../../ui/desk.ts';
import { Section } from '../../ui/Section.tsx';
import { Term } from '../../ui/Term.tsx';
import { headlineDuration, roughDuration, splitDuration } from '../../words/format-duration.ts';
import { ChangeTable } from './ChangeTable.tsx';

const Medians = ({ answer: { release, parts } }: { readonly answer: ReleaseAnswer }) => {
  const { words } = useDesk();
  const { medians, mediansHint } = words.releases.detail;
  const shown = [
    ['lead', release.medianSeconds],
    ['oldest', release.oldestSeconds],
    ['coding', parts.codingSeconds],
    ['review', parts.reviewSeconds],
    ['shipping', parts.shippingSeconds],
  ] as const;
  return (
    <ul className="medians">
      {shown.map(([name, seconds]) =>
        seconds === null ? null : (
          <li key={name}>
            <h3>{name === 'lead' ? <Term id="lead-time">{medians.lead}</Term> : medians[name]}</h3>
            <p className="median-value">{words.events.length(headlineDuration(seconds))}</p>
            <p className="faint">{mediansHint[name]}</p>
          </li>
        ),
      )}
    </ul>
  );
};

const Dots = ({ answer: { changes, limit } }: { readonly answer: ReleaseAnswer }) => {
  const { words } = useDesk();
  const { detail } = words.releases;
  const seconds = changes.flatMap(({ leadSeconds }) => leadSeconds ?? []);
  if (seconds.length === 0) return null;
  const over = limit === null ? 0 : seconds.filter((each) => each > limit.seconds).length;
  return (
    <>
      <LeadDotPlot
        seconds={seconds}
        limitSeconds={limit?.seconds ?? null}
        limitLabel={limit === null ? '' : detail.dotsAgreed(splitDuration(limit.seconds), limit.version ?? 0)}
        label={detail.dots(seconds.length, splitDuration(Math.max(...seconds)))}
        say={(tick) => (tick === 0 ? '0' : words.events.length([roughDuration(tick)]))}
      />
      {over > 0 && <p className="faint">{detail.dotsOver(over)}</p>}
    </>
  );
};

/** What a release brought, and how long each change was on its way. */
export const ReleaseChanges = ({ answer }: { readonly answer: ReleaseAnswer }) => {
  const { words, kept } = useDesk();
  const { detail, changesFrom, changesProblem } = words.releases;
  const { release, changes } = answer;
  return (
    <Section title={detail.changes}>
      {release.isFirst && <p className="prose">{detail.isFirst}</p>}
      {release.changesFrom !== null && <p className="faint">{changesFrom(release.changesFrom)}</p>}
      {release.changesProblem !== null && !release.isFirst && (
        <p className="row-trouble">{changesProblem(release.changesProblem)}</p>
      )}
      {changes.length === 0 && !release.isFirst && (
        <div className="empty-state">
          <p>{detail.noChanges}</p>
          <p className="faint">{detail.noChangesHint}</p>
          <p>
            <Link to={`/setup${kept}`}>{words.releases.toSetup}</Link>
          </p>
        </div>
      )}
      {changes.length > 0 && (
        <>
          <Medians answer={answer} />
          <Dots answer={answer} />
          <ChangeTable changes={changes} />
          {changes.length < release.changeCount && (
            <p className="faint">{detail.shown(changes.length, release.changeCount)}</p>
          )}
        </>
      )}
    </Section>
  );
};
