import type { SourceItem } from '#shared/api/sources.ts';
import { useDesk } from '../../ui/desk.ts';
import { countText } from '../../words/format-ratio.ts';
import { backfillText, failingText, lengthText, troubleText } from '../../words/source-text.ts';

/** What the last answer held, as far as it is known. */
const useFigures = ({ sampleCount, seriesCount }: SourceItem): string | null => {
  const { words } = useDesk();
  const { sources } = words.setup;
  const figures = [
    ...(sampleCount === null ? [] : [sources.samples(sampleCount, countText(sampleCount))]),
    ...(seriesCount === null ? [] : [sources.series(countText(seriesCount))]),
  ];
  return figures.length === 0 ? null : words.list(figures);
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
      {texts.length > 0 && <span className="row-state">{texts.join(' · ')}</span>}
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
  const failing = failingText(item, words, desk);
  const figures = useFigures(item);
  return (
    <>
      <span className={trouble === null ? 'source-state' : 'source-state source-trouble'}>
        {trouble === null ? state : sources.stateWhy(state, trouble)}
      </span>
      {item.detail !== null && item.detail !== trouble && item.reason !== null && (
        <span className="row-state">{item.detail}</span>
      )}
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
