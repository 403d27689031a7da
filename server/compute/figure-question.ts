import type { Figure } from '#shared/figure.ts';

/** What is computed for which service. */
export interface SubjectQuestion {
  readonly metric: string;
  /** A service id, or `all`. */
  readonly service: string;
  /** Null for the objective `availability`. */
  readonly objective: string | null;
}

/** Over which time. */
export interface WindowQuestion {
  /** Null for the window that was agreed. */
  readonly windowName: string | null;
  /** Any span, instead of a window. */
  readonly span: { readonly fromMs: number; readonly toMs: number } | null;
}

/** Asks for the window that was agreed. */
export const agreedWindow: WindowQuestion = { windowName: null, span: null };

/** What asks for one figure. */
export interface FigureQuestion extends SubjectQuestion, WindowQuestion {
  /** Null for now: the running minute then counts. */
  readonly atMs: number | null;
}

export interface FigureWithReceipt extends Figure {
  /** Id under which the same question can be asked again, with what it answered. */
  readonly receipt: string;
}
