import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LocalName } from '#shared/api/contract.ts';
import type { StripsAnswer } from '#shared/api/strips.ts';
import { DayStrip } from '../charts/DayStrip.tsx';
import { lastOfDays } from '../charts/strip-days.ts';
import { windowDays } from '../charts/window-days.ts';
import { stripDayText, stripMonths } from '../words/strip-text.ts';
import { useDesk } from './desk.ts';
import { useMedia } from './use-media.ts';

interface ObjectiveStripProps {
  readonly service: { readonly id: string; readonly name: LocalName };
  readonly objective: string;
  /** Height of the lowest bar in hundredths of the strip. */
  readonly stub?: number;
}

const PHONE = '(max-width: 600px)';
const PHONE_DAYS = 30;
const STUB = 6;

const Days = ({
  strips,
  service,
  objective,
  stub = STUB,
}: ObjectiveStripProps & { strips: StripsAnswer }) => {
  const { words, moments, zone, language, name } = useDesk();
  const isPhone = useMedia(PHONE);
  const item = strips.items.find((each) => each.objective === objective);
  const strip = useMemo(
    () =>
      item === undefined || item.spent.every((spent) => spent === null)
        ? null
        : lastOfDays(
            {
              spent: item.spent,
              firstDay: strips.windows.find(({ window }) => window === item.window)?.firstDay ?? 0,
              months: stripMonths(strips.days, zone, language, words),
            },
            isPhone ? PHONE_DAYS : strips.days.length,
          ),
    [item, strips, zone, language, words, isPhone],
  );
  // Without a day that was heard there is nothing to read; the row says so already.
  if (item === undefined || strip === null) return null;
  return (
    <DayStrip
      spent={strip.spent}
      firstDay={strip.firstDay}
      months={strip.months}
      windowDays={windowDays(item.window)}
      stub={stub}
      label={words.services.strip.label(name(service.name), objective, strip.spent.length)}
      dayText={(day) => stripDayText(strips, item, day + strip.skipped, { words, moments })}
    />
  );
};

/** What each of the last ninety days spent of an objective's budget, thirty on a phone; to be read day by day. */
export const ObjectiveStrip = (props: ObjectiveStripProps) => {
  const { queries, at } = useDesk();
  const { data } = useQuery(queries.strip(props.service.id, at));
  // Its place is kept while it is awaited.
  return data === undefined ? <div className="days days-awaited" /> : <Days strips={data} {...props} />;
};
