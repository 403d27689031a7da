/** A phrase as a sentence of its own. @example wholeSentence('not answering') // 'Not answering.' */
export const wholeSentence = (phrase: string): string =>
  `${phrase.charAt(0).toLocaleUpperCase()}${phrase.slice(1)}.`;
