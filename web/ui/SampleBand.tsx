import type { Words } from '../words/words.ts';

/** Stands on every page whose figures were invented. */
export const SampleBand = ({ words }: { readonly words: Words }) => (
  <p className="sample">
    <b>{words.sample}</b> {words.sampleHint}
  </p>
);
