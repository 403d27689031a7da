/** One key of a page, or a sequence such as `g w`, with what it does. */
export interface KeyBinding {
  /** `j`, `?`, `[`, or two in a row: `g w`. Letters are small. */
  readonly key: string;
  /** What it does, in the reader's language, for the help. */
  readonly label: string;
  readonly run: () => void;
}

/** A key as it was pressed, without the browser around it. */
export interface Pressed {
  readonly key: string;
  /** Where it lies on the keyboard: letters are found by it where another alphabet is on. */
  readonly code: string;
  readonly hasModifier: boolean;
  readonly isShifted: boolean;
  /** Pressed in a field that takes text, or while letters are being composed. */
  readonly isTyping: boolean;
  /** When, by any clock that only runs forward, ms. */
  readonly atMs: number;
}

/** The keys of what is on the screen. What was added last wins. */
export interface KeyBook {
  /** @returns takes them away again */
  add(bindings: () => readonly KeyBinding[]): () => void;
  /** All keys that can be pressed now, those of the frame first. */
  all(): readonly KeyBinding[];
  /** Runs what the key stands for; false where it stands for nothing, so that the browser keeps it. */
  press(pressed: Pressed): boolean;
}

/** The second key of a sequence has to follow within this. */
const SEQUENCE_MS = 1_500;

/** `j` also where it lies under Hangul, or under a lock of capitals; null for a capital that was meant. */
const keyOf = ({ key, code, isShifted }: Pressed): string | null => {
  const onBoard = /^Key([A-Z])$/.exec(code)?.[1];
  const isLatin = /^[a-z]$/i.test(key);
  const letter = isLatin ? key : onBoard;
  if (letter === undefined || (!isLatin && key.charCodeAt(0) < 0x80 && key.length === 1)) return key;
  return isShifted ? null : letter.toLowerCase();
};

/**
 * @param isOn whether single keys are wanted (WCAG 2.1.4); asked at every key
 */
export const createKeyBook = (isOn: () => boolean): KeyBook => {
  const groups = new Set<() => readonly KeyBinding[]>();
  let first: { readonly key: string; readonly atMs: number } | null = null;
  const all = (): readonly KeyBinding[] => {
    const found = new Map<string, KeyBinding>();
    for (const group of groups) for (const binding of group()) found.set(binding.key, binding);
    return [...found.values()];
  };
  const press = (pressed: Pressed): boolean => {
    const key = keyOf(pressed);
    if (key === null || pressed.hasModifier || pressed.isTyping || !isOn()) return false;
    const before = first !== null && pressed.atMs - first.atMs <= SEQUENCE_MS ? first.key : null;
    first = null;
    const known = all();
    const found =
      known.find((binding) => before !== null && binding.key === `${before} ${key}`) ??
      known.find((binding) => binding.key === key);
    found?.run();
    if (found === undefined && known.some((binding) => binding.key.startsWith(`${key} `)))
      first = { key, atMs: pressed.atMs };
    return found !== undefined;
  };
  return {
    add: (bindings) => {
      groups.add(bindings);
      return () => groups.delete(bindings);
    },
    all,
    press,
  };
};
