import type { DeskWords } from '../words/desk-words.ts';
import { liveSearch } from './moment-pages.ts';

/** A page that the navigation leads to. */
export interface Destination {
  /** Follows `g`. */
  readonly key: string;
  readonly name: string;
  readonly href: string;
  /** Beginnings of the addresses that belong to it. */
  readonly section: readonly string[];
  /** The wall is a page of its own, outside of the app. */
  readonly isOwnPage: boolean;
}

/** @param kept `?lang= &theme= &at=` as they stand in the address; the wall knows no moment but now */
export const navigationOf = (
  { nav, trends }: Pick<DeskWords, 'nav' | 'trends'>,
  kept: string,
): readonly Destination[] => [
  { key: 'w', name: nav.wall, href: `/wall${liveSearch(kept)}`, section: [], isOwnPage: true },
  { key: 's', name: nav.services, href: `/services${kept}`, section: ['/services', '/s/'], isOwnPage: false },
  { key: 't', name: trends.page, href: `/trends/lead-time${kept}`, section: ['/trends'], isOwnPage: false },
  { key: 'i', name: nav.incidents, href: `/incidents${kept}`, section: ['/incidents'], isOwnPage: false },
  { key: 'r', name: nav.releases, href: `/releases${kept}`, section: ['/releases'], isOwnPage: false },
];
