import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExpositionFormat } from '../../../../server/collect/exposition/sample.ts';

/** A metrics page to start from. */
export interface SeedPage {
  readonly name: string;
  readonly format: ExpositionFormat;
  readonly body: Buffer;
}

const TEXT = `# HELP http_requests_total Requests, \\\\ and \\n escaped.
# TYPE http_requests_total counter
http_requests_total{code="200",method="GET"} 1027 1395066363000
http_requests_total{code="500",method="GET"} 3
# HELP windows_only
# TYPE h_seconds histogram
h_seconds_bucket{le="0.1"} 3
h_seconds_bucket{le="+Inf"} 4.5e+01
h_seconds_sum 1.25
h_seconds_count 45
path{a="C:\\\\DIR\\\\",b="say \\"hi\\"",c="한글"} -Inf
{"http.server.requests","k.l"="x"} NaN
plain -0
`;

const OPENMETRICS = `# HELP a Requests.
# TYPE a counter
# UNIT s_seconds seconds
a_total{code="200"} 17.0 1520879607.789 # {trace_id="KOO5S4vxi0o"} 0.67
a_created{code="200"} 1520872607.123
h_bucket{le="8.0"} 7 # {} 0.054
h_bucket{le="+Inf"} 10
h_count 10
h_sum 324789.3
# EOF
`;

const folder = fileURLToPath(new URL('../../../../../shared/fixtures/exposition', import.meta.url));

function readFixtures(most: number): SeedPage[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((place) => !place.endsWith('.json') && !place.startsWith('expected-samples'))
    .filter((place) => statSync(`${folder}/${place}`).isFile())
    .map((name): SeedPage => {
      const isOpenMetrics = name.endsWith('.om.txt') || name.startsWith('openmetrics-cases');
      return {
        name,
        format: isOpenMetrics ? 'openmetrics' : 'text',
        body: readFileSync(`${folder}/${name}`),
      };
    })
    .filter(({ body }) => body.length > 0 && body.length <= most);
}

/** Our own pages and, where ../shared/fixtures is there, the real ones of at most so many bytes. */
export function seedPages(mostBytes: number): readonly SeedPage[] {
  return [
    { name: 'own text', format: 'text', body: Buffer.from(TEXT) },
    { name: 'own OpenMetrics', format: 'openmetrics', body: Buffer.from(OPENMETRICS) },
    ...readFixtures(mostBytes),
  ];
}
