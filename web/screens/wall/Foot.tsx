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

const LastRelease = ({ answer, say }: FootProps) => {
  const release = answer.lastRelease;
  const rest = answer.notices.filter((notice) => !isUrgent(notice));
  const [notice] = rest;
  if (release === null)
    return <span>{notice ? sayNotice(notice, answer, say) : say.words.foot.noReleases}</span>;
  return (
    <span>
      {say.words.foot.lastRelease(say.name(release.name), release.version)}{' '}
      <b>
        {say.words.dayTime(dateParts(Date.parse(release.finishedAt), answer.team.timeZone, say.language))}
      </b>
      {notice && ` · ${sayNotice(notice, answer, say)}`}
    </span>
  );
};

interface FootProps {
  readonly answer: WallAnswer;
  readonly say: Say;
}

/** What went out last, what is wrong with the board itself, and which agreement judges. */
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
        <LastRelease answer={answer} say={say} />
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
