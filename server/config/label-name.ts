/** Whether a text can name a label: since Prometheus 3 any text in Unicode that is not empty. */
export const isLabelName = (text: string): boolean => text !== '' && text.isWellFormed();

/** Whether it does so for every Prometheus, written without quotes: `isPlainLabelName('__meta_x') === true`. */
export const isPlainLabelName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
