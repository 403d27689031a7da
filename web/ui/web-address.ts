/** Only web addresses become links: a sender's text is not to be trusted with more. Null for anything else. */
export const webAddress = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null;
