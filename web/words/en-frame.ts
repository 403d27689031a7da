import type { State } from '#shared/judgement.ts';

/** A change of state as it is read out: with the service it is a sentence. */
const became: Record<State, string> = {
  burning: 'is outside agreement, burning',
  fast: 'is burning its budget fast',
  near: 'is close to the limit',
  debt: 'is outside agreement, paying back',
  outside: 'is outside agreement',
  met: 'is within agreement',
  nodata: 'sends no data',
  paused: 'is in planned work',
  none: 'has no limit agreed',
};

/** Words of what stands around every page at a desk. */
export const enFrame = {
  became: (service: string, state: State): string => `${service} ${became[state]}`,
  copy: {
    button: 'Copy link',
    done: 'Link copied',
    byHand: 'This browser lets no page copy. The address is marked: copy it by hand.',
    field: 'Address of what is shown',
    close: 'Close',
  },
  print: 'Print',
  moment: {
    label: 'Which moment is shown',
    at: (when: string): string => `You are looking at ${when}`,
    notHere: (when: string): string => `This page cannot show ${when}: it shows what is now`,
    ahead: (when: string): string => `${when} has not come yet: this is what is now`,
    unread: (text: string): string => `The address asks for a moment that cannot be read: ${text}`,
    back: 'Back to live',
  },
  keys: {
    page: 'Keys',
    open: 'Keys of this page',
    close: 'Close',
    key: 'Key',
    does: 'What it does',
    sequence: (first: string, second: string): string => `${first}, then ${second}`,
    singles: 'Single keys work on this device',
    help: 'Show the keys',
    search: 'Go to the search field',
    copy: 'Copy the link to what is shown',
    escape: 'Close what is open',
    goTo: (page: string): string => `Go to ${page}`,
  },
  /** The server says what is wrong in English; null, since nothing has to be put before it here. */
  problem: (_code: string | null): string | null => null,
  broken: {
    heading: 'This page could not be drawn',
    hint: 'The board may have been brought up to date meanwhile. Loading the page anew helps then.',
    again: 'Load the page anew',
  },
  term: { more: 'In the glossary' },
};
