/** Letters of the wall are designed for this many px, the smallest that stands on it and is to be read. */
const DESIGN_PX = 32;
const PAGE_PX = 1920;
const INCH_MM = 25.4;
/** Width of a 16:9 screen by its diagonal. */
const WIDTH_PER_DIAGONAL = 16 / Math.hypot(16, 9);
/** ISO 9241-3: a capital letter should cover at least 16 minutes of arc. */
const MINUTES_OF_ARC = 16;
/** Measured for Pretendard. */
const CAP_HEIGHT_EM = 707 / 1000;

/**
 * Smallest font in px of a 1920 px wide page that can be read.
 * `minimumFontPx(55, 6) === 63`, `minimumFontPx(65, 3) === 27` (UX.md §2.3)
 * @param tvInches diagonal of a 16:9 screen
 * @param distanceMetres from the eye to the screen
 * @param minutesOfArc 16 at least, 20 to be comfortable
 */
export const minimumFontPx = (
  tvInches: number,
  distanceMetres: number,
  minutesOfArc: number = MINUTES_OF_ARC,
): number => {
  const mmPerPx = (tvInches * INCH_MM * WIDTH_PER_DIAGONAL) / PAGE_PX;
  const capMm = distanceMetres * 1000 * Math.tan((minutesOfArc / 60) * (Math.PI / 180));
  return Math.ceil(capMm / (CAP_HEIGHT_EM * mmPerPx));
};

/** How much larger than designed the whole wall is drawn; never smaller. `wallScale(55, 3) === 1` */
export const wallScale = (tvInches: number, distanceMetres: number): number =>
  Math.max(1, minimumFontPx(tvInches, distanceMetres) / DESIGN_PX);
