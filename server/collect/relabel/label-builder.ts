import type { LabelPair } from '#shared/selector.ts';

/**
 * Labels while rules change them. An empty value is no label. Their order is Prometheus' own, which decides where
 * two become one name: those that were not touched, by name, then those that were set, in the order of that.
 */
export class LabelBuilder {
  readonly #untouched: Map<string, string>;
  readonly #touched = new Map<string, string>();

  constructor(labels: Iterable<LabelPair>) {
    const present = [...labels].filter(([, value]) => value !== '');
    this.#untouched = new Map(present.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** The value; '' where there is none. */
  get(name: string): string {
    return this.#touched.get(name) ?? this.#untouched.get(name) ?? '';
  }

  /** @param value '' takes the label away */
  set(name: string, value: string): void {
    this.#untouched.delete(name);
    if (value === '') this.#touched.delete(name);
    else this.#touched.set(name, value);
  }

  /** All labels as they are now. */
  labels(): LabelPair[] {
    return [...this.#untouched, ...this.#touched];
  }
}
