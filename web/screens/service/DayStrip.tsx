import type { ServiceAnswer } from '../../api/answers.ts';
import { BurnStrip } from '../../charts/BurnStrip.tsx';
import { windowDays } from '../../charts/window-days.ts';
import { useDesk } from '../../ui/desk.ts';
import { lossDigits } from '../../words/format-ratio.ts';
import { heavyDays } from './heavy-days.ts';

interface DayStripProps {
  readonly strip: ServiceAnswer['strips'][number];
  /** The objective's window, such as `30d`. */
  readonly window: string;
}

const STUB = 7;

/** Ninety days as bars, and the dearest of them in words. */
export const DayStrip = ({ strip, window }: DayStripProps) => {
  const { words, moments } = useDesk();
  const days = windowDays(window);
  const [first] = strip.days;
  const last = strip.days[strip.days.length - 1];
  return (
    <figure className="day-strip">
      <figcaption>
        {words.service.strip(strip.days.length)}: {strip.objective}
      </figcaption>
      <BurnStrip
        days={strip.days.map(({ spent }) => spent)}
        stub={STUB}
        windowDays={days}
        label={words.tiles.strip(strip.days.length)}
      />
      <p className="strip-ends faint">
        <span>{first && moments.day(Date.parse(first.start))}</span>
        <span>{last && moments.day(Date.parse(last.start))}</span>
      </p>
      <ul className="plain">
        {heavyDays(strip.days, days).map(({ start, spent }) => (
          <li key={start}>{words.service.spentDay(moments.day(Date.parse(start)), lossDigits(spent))}</li>
        ))}
      </ul>
    </figure>
  );
};
