import { Link } from 'react-router';
import { SECOND_MS } from '#shared/units.ts';
import type { ReleaseAnswer } from '../../api/answers.ts';
import { useDesk } from '../../ui/desk.ts';
import { releaseLink } from '../../ui/event-links.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { webAddress } from '../../ui/web-address.ts';
import { splitDuration } from '../../words/format-duration.ts';
import { besides } from '../../words/isolated.ts';

const SHA_SHOWN = 10;

const Before = ({ before }: Pick<ReleaseAnswer, 'before'>) => {
  const { words, kept } = useDesk();
  if (before === null) return <span className="faint">{words.releases.detail.nothingBefore}</span>;
  return <Link to={releaseLink(before, kept)}>{before.version ?? before.id}</Link>;
};

/** When it went out, how long that took, what ran before, and who told of it. */
export const ReleaseFactList = ({ answer }: { readonly answer: ReleaseAnswer }) => {
  const { words, moments, nowMs } = useDesk();
  const { detail, byPipeline, byHand, unplanned, takesBack, fixes } = words.releases;
  const { release, ref, before, source } = answer;
  const { sha } = release;
  const { facts } = detail;
  const finishedMs = Date.parse(release.finishedAt);
  const startedMs = release.startedAt === null ? null : Date.parse(release.startedAt);
  const url = webAddress(release.url);
  const started = release.automated === null ? null : release.automated ? byPipeline : byHand;
  const kinds = [
    release.unplanned === true ? unplanned : release.unplanned === false ? detail.planned : null,
    release.takesBack === null ? null : takesBack(release.takesBack),
    release.fixesIncident === null ? null : fixes(release.fixesIncident),
  ].filter((kind) => kind !== null);
  const items: (Fact | null)[] = [
    { name: facts.when, value: moments.dayTime(finishedMs, nowMs) },
    startedMs === null
      ? null
      : { name: facts.took, value: words.events.length(splitDuration((finishedMs - startedMs) / SECOND_MS)) },
    { name: facts.before, value: <Before before={before} /> },
    sha === null ? null : { name: facts.commit, value: <code>{sha.slice(0, SHA_SHOWN)}</code> },
    ref === null ? null : { name: facts.ref, value: ref },
    started === null ? null : { name: facts.started, value: started },
    kinds.length === 0 ? null : { name: facts.planned, value: besides(kinds) },
    {
      name: facts.source,
      value: url === null ? words.events.source(source) : <a href={url}>{words.events.source(source)}</a>,
    },
  ];
  return <Facts items={items.filter((item) => item !== null)} />;
};
