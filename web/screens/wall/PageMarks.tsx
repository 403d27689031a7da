import type { Words } from '../../words/words.ts';

interface PageMarksProps {
  readonly page: number;
  readonly pages: number;
  readonly isHeld: boolean;
  readonly words: Words;
}

/** "2 / 3", where there is more than one page. */
export const PageMarks = ({ page, pages, isHeld, words }: PageMarksProps) => {
  if (pages < 2) return null;
  const number = page + 1;
  return (
    <span className="page-marks">
      <span aria-hidden="true">{words.tiles.page(number, pages)}</span>
      <span className="visually-hidden">{words.tiles.pageLabel(number, pages)}</span>
      {isHeld && ` ${words.tiles.pausedRotation}`}
    </span>
  );
};
