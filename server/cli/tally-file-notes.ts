/** What a file of tallies looks like, for the help. The examples can be taken in as they stand. */
export const tallyFileNotes: readonly string[] = [
  'One row says what one objective counted in one minute. The first line of CSV names the columns, in any order:',
  '',
  '  service    id of the service; or --service, for all rows',
  '  objective  id of the objective; or --objective, for all rows',
  '  at         a time within the minute, with its zone',
  '  good, bad  how many were good, or how many were bad: one of the two columns',
  '  total      how many there were',
  '',
  '  service,objective,at,bad,total',
  '  orders,availability,2026-11-20T13:42:00Z,3,1204',
  '',
  'NDJSON has the same names, an object on each line, as POST /api/v1/tallies takes them in a list:',
  '',
  '  {"service":"orders","objective":"availability","at":"2026-11-20T13:42:00Z","good":1201,"total":1204}',
  '  {"service":"orders","objective":"availability","at":"2026-11-20T13:43:00Z","good":1187,"total":1187}',
];
