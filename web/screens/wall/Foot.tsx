import type { WallAnswer } from '#shared/api/wall.ts';
import { Mark } from '../../ui/Mark.tsx';
import { dateParts } from '../../words/format-time.ts';
import { isUrgent } from '../../words/notice.ts';
import type { Say } from './say.ts';

type Notice = WallAnswer['notices'][number];

const sayNotice = (notice: Notice, answer: WallAnswer, say: Say): string => {
  const service = answer.services.find(({ id }) => id === notice.service);
  const when = notice.since === null ? null : say.moments.recent(Date.parse(notice.since), say.nowMs);
  const name = service ? say.name(service.name) : (notice.service ?? '');
  return say.words.foot.notice(notice.code, name, when, notice.detail);
};

const ReleaseLine = ({ answer, say }: FootProps) => {
  const { foot, dayTime } = say.words;
  const when = (at: string) => dayTime(dateParts(Date.parse(at), answer.team.timeZone, say.language));
  const { nextRelease: next, lastRelease: last } = answer;
  if (next !== null)
    return (
      <>
        {foot.nextRelease(next.name === null ? null : say.name(next.name))} <b>{when(next.at)}</b>
      </>
    );
  if (last === null) return null;
  return (
    <>
      {foot.lastRelease(say.name(last.name), last.version)} <b>{when(last.finishedAt)}</b>
    </>
  );
};

const Releases = ({ answer, say }: FootProps) => {
  const notice = answer.notices.filter((each) => !isUrgent(each))[0];
  const isKnown = answer.nextRelease !== null || answer.lastRelease !== null;
  const said = notice ? sayNotice(notice, answer, say) : null;
  if (!isKnown) return <span>{said ?? say.words.foot.noReleases}</span>;
  return (
    <span>
      <ReleaseLine answer={answer} say={say} />
      {said !== null && ` · ${said}`}
    </span>
  );
};

interface FootProps {
  readonly answer: WallAnswer;
  readonly say: Say;
}

/** What is planned to go out or went out last, what is wrong with the board itself, and which agreement judges. */
export const Foot = ({ answer, say }: FootProps) => {
  const { foot } = say.words;
  const first = answer.notices.find(isUrgent);
  const { agreement } = answer;
  const from = agreement?.effectiveFrom ?? null;
  return (
    <footer className="foot">
      {first ? (
        <span className="foot-urgent">
          <Mark name="near" />
          <span>{sayNotice(first, answer, say)}</span>
        </span>
      ) : (
        <Releases answer={answer} say={say} />
      )}
      {agreement === null ? (
        <span>{foot.noAgreement}</span>
      ) : (
        <span>
          {foot.agreementPrefix} <b>v{agreement.version}</b>
          {from !== null &&
            `, ${foot.agreementSince(dateParts(Date.parse(from), answer.team.timeZone, say.language))}`}
        </span>
      )}
    </footer>
  );
};
