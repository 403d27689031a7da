import type { WallNotice } from '#shared/api/wall.ts';
import type { Notice } from '../compute/notices.ts';
import { isoInstantOrNull } from './instants.ts';

/** Something about the board itself as the API says it. */
export const toNotice = ({ code, service, detail, sinceMs }: Notice): WallNotice => ({
  code,
  service,
  detail,
  since: isoInstantOrNull(sinceMs),
});
