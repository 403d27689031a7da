import type { DiscoveryItem, SourceItem } from '#shared/api/sources.ts';
import { useDesk } from '../../ui/desk.ts';
import { furtherDetail } from '../../words/failure-detail.ts';
import { countText } from '../../words/format-ratio.ts';
import { besides } from '../../words/isolated.ts';
import { backfillText, failingText, lengthText, troubleText } from '../../words/source-text.ts';

/** What the last answer held, as far as it is known. */
const useFigures = ({ sampleCount, seriesCount, badCount }: SourceItem): string | null => {
  const { words } = useDesk();
  const { sources } = words.setup;
  const figures = [
    ...(sampleCount === null ? [] : [sources.samples(sampleCount, countText(sampleCount))]),
    ...(seriesCount === null ? [] : [sources.series(countText(seriesCount))]),
    ...(badCount === null ? [] : [sources.zeros(badCount)]),
  ];
  return figures.length === 0 ? null : words.list(figures);
};

const BackfillTrouble = ({ failure }: { readonly failure: NonNullable<DiscoveryItem['failure']> }) => {
  const { words, moments, nowMs } = useDesk();
  const why = words.connectionReason(failure.reason, failure.detail);
  const detail = furtherDetail(failure.detail, why);
  return (
    <span className="row-trouble">
      {words.setup.sources.backfillFailing(moments.recent(Date.parse(failure.since), nowMs), why)}
      {detail !== null && ` (${detail})`}
    </span>
  );
};

const Backfill = ({ item }: { readonly item: SourceItem }) => {
  const { words } = useDesk();
  const text = backfillText(item, words);
  if (text === null || item.backfill === null) return null;
  return (
    <span className="row-state">
      {text}
      <progress
        className="backfill"
        max={1}
        value={item.backfill.doneRatio}
        aria-label={words.setup.sources.backfillLabel}
      />
      {item.backfill.failure !== null && <BackfillTrouble failure={item.backfill.failure} />}
    </span>
  );
};

/** What a probe tells besides: where its time went, and how long the certificate holds. */
const ProbeFacts = ({ item }: { readonly item: SourceItem }) => {
  const { words, moments } = useDesk();
  const { sources } = words.setup;
  // What it took in all stands beside the last attempt.
  const steps = item.timings.filter(({ step }) => step !== 'total');
  const texts = steps.map(({ step, seconds }) => sources.step(step, lengthText(seconds, words)));
  const { certificateValidTo } = item;
  return (
    <>
      {texts.length > 0 && <span className="row-state">{besides(texts)}</span>}
      {certificateValidTo !== null && (
        <span className="row-state">
          {sources.certificate(moments.dayYear(Date.parse(certificateValidTo)))}
        </span>
      )}
    </>
  );
};

/** How a source stands, in words: the state, why, since when, and what its last answer held. */
export const SourceStanding = ({ item }: { readonly item: SourceItem }) => {
  const desk = useDesk();
  const { words } = desk;
  const { sources } = words.setup;
  const state = sources.state(item.kind, item.state);
  const trouble = troubleText(item, words);
  const detail = item.reason === null ? null : furtherDetail(item.detail, trouble ?? '');
  const failing = failingText(item, words, desk);
  const figures = useFigures(item);
  return (
    <>
      <span className={trouble === null ? 'source-state' : 'source-state source-trouble'}>
        {trouble === null ? state : sources.stateWhy(state, trouble)}
      </span>
      {detail !== null && <span className="row-state">{detail}</span>}
      {failing !== null && <span className="row-state">{failing}</span>}
      {figures !== null && <span className="row-state">{figures}</span>}
      <ProbeFacts item={item} />
      <Backfill item={item} />
      {item.warnings.map((warning) => (
        <span key={warning} className="row-trouble">
          {sources.warning(warning)}
        </span>
      ))}
    </>
  );
};
