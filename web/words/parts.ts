/**
 * A value as it is set on the wall: the digits large, the words between them small. Each language gives the
 * parts in its own order, so that no sentence is glued together by a screen.
 */
export interface Part {
  readonly text: string;
  readonly size: 'big' | 'small';
}

export const big = (text: string): Part => ({ text, size: 'big' });
export const small = (text: string): Part => ({ text, size: 'small' });
