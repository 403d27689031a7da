/** What is selected can be copied by any browser, also without HTTPS. */
const copySelected = (text: string): boolean => {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const went = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return went;
};

/**
 * Puts a text on the clipboard. Browsers give theirs to pages over HTTPS only, and a reader may refuse it.
 *
 * @returns false where it has to be copied by hand
 */
export const copyText = async (text: string): Promise<boolean> => {
  if (navigator.clipboard === undefined) return copySelected(text);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
};
