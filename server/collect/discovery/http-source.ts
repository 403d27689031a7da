import type { DiscoverySource } from '../../config/discovery-config.ts';
import type { CollectDeps } from '../collect-deps.ts';
import { Failure, orFailure } from '../failure.ts';
import type { HttpAnswer } from '../http/http-client.ts';
import { lesserReach } from '../http/reach.ts';
import { readBody } from '../http/read-body.ts';
import type { FoundGroup } from './discovered-target.ts';
import { MAX_LIST_BYTES, readTargetList } from './read-target-list.ts';
import { repeatReading } from './repeat-reading.ts';
import type { SourceReading, TargetSource } from './target-source.ts';

/** As Prometheus takes it. */
const CONTENT_TYPE = /^application\/json(;\s*charset=("utf-8"|utf-8))?$/i;
const LONGEST_TIMEOUT_SECONDS = 30;

type HttpDiscovery = Extract<DiscoverySource, { kind: 'http' }>;

async function readGroups(answer: HttpAnswer, url: string): Promise<FoundGroup[]> {
  if (answer.status !== 200) throw new Failure('status', `status ${answer.status} instead of 200`);
  if (!CONTENT_TYPE.test(answer.header('content-type')?.trim() ?? ''))
    throw new Failure('bad-list', 'its Content-Type is not application/json');
  const body = await readBody(answer.body, answer.header('content-encoding'), MAX_LIST_BYTES.json);
  const groups = readTargetList(body.toString('utf8'), 'json');
  // A list is nobody's word for asking ourselves, also where we serve it.
  const reach = lesserReach(answer.reach, 'loopback');
  return groups.map((group) => ({ ...group, meta: { __meta_url: url }, reach }));
}

/** A server that is asked for its list of targets every now and then. */
export function createHttpSource(
  deps: Pick<CollectDeps, 'clock' | 'log' | 'http'>,
  { url, refreshSeconds, connection }: HttpDiscovery,
  publish: (reading: SourceReading) => void,
): TargetSource {
  const timeoutSeconds = Math.min(refreshSeconds, LONGEST_TIMEOUT_SECONDS);
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'x-prometheus-refresh-interval-seconds': String(refreshSeconds),
  };
  let groups: readonly FoundGroup[] = [];

  return repeatReading(deps, refreshSeconds, async (signal) => {
    const attempt = { url, connection, headers, timeoutSeconds, signal };
    const answer = await orFailure(deps.http.request(attempt, (got) => readGroups(got, url)));
    if (signal.aborted) return;
    const failure = answer instanceof Failure ? answer : null;
    if (!(answer instanceof Failure)) groups = answer;
    publish({ groups, failure });
  });
}
