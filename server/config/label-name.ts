/** Whether a text can name a label: since Prometheus 3 any text in Unicode that is not empty. */
export const isLabelName = (text: string): boolean => text !== '' && text.isWellFormed();
