/** Bounds of one metrics page. A page beyond any of them is refused as a whole. */
export interface ScrapeLimits {
  /** Over the wire and unpacked. */
  readonly bodyBytes: number;
  /** Samples of the page, wanted or not. */
  readonly samples: number;
  /** Labels of one sample. */
  readonly labels: number;
  readonly labelNameBytes: number;
  /** Also of the metric's name, which is the value of the label `__name__`. Escapes count as written. */
  readonly labelValueBytes: number;
}

/** In force where the configuration names none. */
export const defaultScrapeLimits: ScrapeLimits = {
  bodyBytes: 10 * 1024 * 1024,
  samples: 50_000,
  labels: 64,
  labelNameBytes: 256,
  labelValueBytes: 1_024,
};

/** The most that a configuration may ask for. */
export const widestScrapeLimits: ScrapeLimits = {
  bodyBytes: 256 * 1024 * 1024,
  samples: 5_000_000,
  labels: 1_000,
  labelNameBytes: 65_536,
  labelValueBytes: 1_048_576,
};
