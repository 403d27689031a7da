import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

const Progress = Type.Object({
  /** Names of the parts that are read to their end. */
  done: Type.Array(Type.String()),
  /** The part that is being read; null before the first page. */
  part: Type.Union([Type.String(), Type.Null()]),
  /** The page to go on with. */
  next: Type.Union([Type.String(), Type.Null()]),
  memory: Type.Record(Type.String(), Type.String()),
});

/** How far an import came. */
export type BackfillProgress = Static<typeof Progress>;

export const noProgress: BackfillProgress = { done: [], part: null, next: null, memory: {} };

/** What was noted before; the beginning where nothing was, or by another version. */
export const parseProgress = (text: string | null): BackfillProgress => {
  if (text === null) return noProgress;
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(Progress, value) ? value : noProgress;
  } catch {
    return noProgress;
  }
};
