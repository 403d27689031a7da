import type { Figure } from '#shared/figure.ts';

/** What asks for one figure. */
export interface FigureQuestion {
  readonly metric: string;
  /** A service id, or `all`. */
  readonly service: string;
  /** Null for the objective `availability`. */
  readonly objective: string | null;
  /** Null for the window that was agreed. */
  readonly windowName: string | null;
  /** Null for now: the running minute then counts. */
  readonly atMs: number | null;
  /** Any span, instead of a window. */
  readonly span: { readonly fromMs: number; readonly toMs: number } | null;
}

export interface FigureWithReceipt extends Figure {
  /** Id under which the same question can be asked again, with what it answered. */
  readonly receipt: string;
}
