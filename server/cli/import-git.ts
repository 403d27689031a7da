import { type ImportedHistory, importGit } from '../collect/git/import-git.ts';
import type { UpsertCounts } from '../store/count-upserts.ts';
import type { WholeDeployment } from '../store/store.ts';
import { wholeDeployments } from '../store-history.ts';
import type { Backend } from './backend.ts';
import type { Call, Command } from './command.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { createProgress } from './progress.ts';

const mostRows = 1_000;
/** Well under the 16 MiB that the API takes in one body; a change is some 200 bytes of it. */
const mostChanges = 20_000;

/** Portions that fit into one body each. A deployment of more changes than that goes alone. */
function* portions(rows: readonly WholeDeployment[]): Generator<WholeDeployment[]> {
  let portion: WholeDeployment[] = [];
  let changeCount = 0;
  for (const row of rows) {
    const full = portion.length === mostRows || changeCount + row.changes.length > mostChanges;
    if (full && portion.length > 0) {
      yield portion;
      [portion, changeCount] = [[], 0];
    }
    portion.push(row);
    changeCount += row.changes.length;
  }
  if (portion.length > 0) yield portion;
}

const send = async (
  rows: readonly WholeDeployment[],
  backend: Backend,
  say: (line: string) => void,
): Promise<UpsertCounts> => {
  let sum: UpsertCounts = { created: 0, updated: 0, same: 0 };
  let sent = 0;
  for (const portion of portions(rows)) {
    const { created, updated, same } = await backend.putDeployments(portion);
    sum = { created: sum.created + created, updated: sum.updated + updated, same: sum.same + same };
    sent += portion.length;
    say(`${sent} of ${rows.length} deployments taken in`);
  }
  return sum;
};

const readHistory = ({ terminal, text, need }: Call): Promise<ImportedHistory> =>
  importGit({
    repository: need('repository'),
    service: need('service'),
    tags: text('tags') ?? '*',
    environment: text('environment') ?? 'production',
    variables: terminal.environment,
  });

const answer = (
  call: Call,
  history: ImportedHistory,
  counts: UpsertCounts,
  through: Backend['kind'],
): void => {
  const { terminal } = call;
  const [deployments, changes] = [history.deployments.length, history.changes.length];
  if (history.skippedTags.length > 0) {
    terminal.err(`tags that stand on no commit, left out: ${history.skippedTags.join(', ')}`);
  }
  if (call.has('json')) {
    const { skippedTags } = history;
    terminal.out(
      JSON.stringify({
        service: call.need('service'),
        deployments,
        changes,
        ...counts,
        skippedTags,
        through,
      }),
    );
    return;
  }
  const { created, updated, same } = counts;
  terminal.out(`${call.need('service')}: read ${deployments} deployments with ${changes} changes`);
  terminal.out(`${created} new, ${updated} updated, ${same} the same as before`);
};

/** `andon import git` */
export const importGitCommand: Command = {
  name: 'import git',
  summary: 'Take in the deployments and changes of a git repository: each tag is a release',
  operands: [],
  options: [
    { name: 'service', value: 'ID', help: 'the service that the tags release', required: true },
    { name: 'repository', value: 'PATH', help: 'a clone with its whole history', required: true },
    { name: 'tags', value: 'GLOB', help: 'which tags are releases, e.g. "v*"; all of them unless given' },
    { name: 'environment', value: 'NAME', help: 'where they went; production unless given' },
    ...backendOptions,
    jsonOption,
  ],
  run: (call) =>
    withBackend(call, async (backend) => {
      const say = createProgress(call.terminal);
      const history = await readHistory(call);
      say(`read ${history.deployments.length} tags and ${history.changes.length} commits`);
      answer(call, history, await send(wholeDeployments(history), backend, say), backend.kind);
    }),
};
