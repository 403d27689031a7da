/** A text in both languages of the board. */
export interface LocalText {
  readonly en: string;
  readonly ko: string;
}
