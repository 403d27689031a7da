const post = (address: string, body: string): string =>
  `curl -X POST ${address} \\\n  -H 'content-type: application/json' \\\n  -d '${body}'`;

/** What a pipeline runs to tell of a release. @param origin where the board answers */
export const firstDeployment = (origin: string): string =>
  post(
    `${origin}/api/v1/deployments`,
    '{"service":"work-orders","id":"2026.11.4","version":"2026.11.4","finishedAt":"2026-11-20T13:38:00Z"}',
  );

/** What to run when something breaks. @param origin where the board answers */
export const firstIncident = (origin: string): string =>
  post(
    `${origin}/api/v1/incidents`,
    '{"service":"work-orders","id":"2026-031","title":"Orders are stuck","severity":2,"startedAt":"2026-11-20T13:42:00Z"}',
  );
