import { join } from 'node:path';
import { migrate } from '../../../server/store/migrate.ts';
import { openDatabase } from '../../../server/store/open-database.ts';
import { openStore } from '../../../server/store/open-store.ts';
import { createPackedDays } from '../../../server/store/packed-days.ts';
import { createSlis } from '../../../server/store/slis.ts';
import type { TallyColumns } from '../../../server/store/tally-columns.ts';
import { serviceDay, serviceName } from './history.ts';
import { ANSWERS, DAY_MS, MINUTE_MS, REQUESTS, type Site } from './site.ts';

const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations');

function writePackedDays(dataDir: string, { serviceCount, dayCount, endMs }: Site): void {
  const database = openDatabase(dataDir);
  migrate(database, MIGRATIONS, endMs);
  database.pragma('synchronous = OFF');
  const slis = createSlis(database);
  const packed = createPackedDays(database, slis.count);
  const today = Math.floor(endMs / DAY_MS);
  const writeService = database.transaction((service: number) => {
    const ids = [REQUESTS, ANSWERS].map((objective) => slis.idOf(serviceName(service), objective));
    for (const id of ids) slis.booked(slis.get(id), (today - dayCount) * DAY_MS);
    for (let day = today - dayCount; day < today; day += 1) {
      const { requests, answers } = serviceDay(service, day);
      packed.write(ids[0] ?? 0, day, requests);
      packed.write(ids[1] ?? 0, day, answers);
    }
    slis.write();
  });
  for (let service = 0; service < serviceCount; service += 1) writeService(service);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

const observationsOf = (sliId: number, { good, total }: TallyColumns, site: Site) => {
  const midnightMs = Math.floor(site.endMs / DAY_MS) * DAY_MS;
  return Array.from({ length: (site.endMs - midnightMs) / MINUTE_MS }, (_, minute) => ({
    sliId,
    minuteMs: midnightMs + minute * MINUTE_MS,
    good: good[minute] ?? 0,
    total: total[minute] ?? 0,
    covered: true,
  }));
};

function writeRunningDay(dataDir: string, site: Site): void {
  const store = openStore({ dataDir, nowMs: () => site.endMs });
  const today = Math.floor(site.endMs / DAY_MS);
  for (let service = 0; service < site.serviceCount; service += 1) {
    const { requests, answers } = serviceDay(service, today);
    const idOf = (objective: string) => store.tallies.sliId(serviceName(service), objective);
    store.tallies.add(observationsOf(idOf(REQUESTS), requests, site));
    store.tallies.add(observationsOf(idOf(ANSWERS), answers, site));
  }
  store.close();
}

/** Writes the history into a data folder: whole days packed, the running one minute by minute. */
export function fillAndon(dataDir: string, site: Site): void {
  writePackedDays(dataDir, site);
  writeRunningDay(dataDir, site);
}
