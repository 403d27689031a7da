import { type Bar, type BarKind, FULL_HEIGHT } from './burn-bars.ts';

const kinds: readonly BarKind[] = [
  'silent',
  'quiet',
  'spent',
  'over-past',
  'over-today',
  'heavy-past',
  'heavy-today',
];

const outline = (bar: Bar): string => `M${bar.x} ${FULL_HEIGHT}v${-bar.height}h${bar.width}V${FULL_HEIGHT}z`;
const capLine = (bar: Bar): string => `M${bar.x} 8h${bar.width}v6h${-bar.width}z`;

/** Bars of a strip, one path for each colour; a cut near the top says that a day spent more than can be shown. */
export const StripBars = ({ bars }: { readonly bars: readonly Bar[] }) => {
  const capped = bars.filter((bar) => bar.isCapped);
  return (
    <>
      {kinds.map((kind) => {
        const path = bars
          .filter((bar) => bar.kind === kind)
          .map(outline)
          .join('');
        return path === '' ? null : <path key={kind} className={`strip-${kind}`} d={path} />;
      })}
      {capped.length > 0 && <path className="strip-cap" d={capped.map(capLine).join('')} />}
    </>
  );
};
