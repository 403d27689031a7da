import type { DeploymentBody } from '#shared/api/deployments.ts';
import { deploymentResults } from '#shared/facts.ts';
import { isoInstant } from '#shared/time.ts';
import { createGit } from '../collect/git/run-git.ts';
import { parseChoice } from '../config/read-values.ts';
import type { UpsertCounts } from '../store/count-upserts.ts';
import { type Call, type Command, UsageError } from './command.ts';
import { given } from './given.ts';
import { instantOption } from './instant-option.ts';
import { withBackend } from './open-backend.ts';
import { backendOptions, jsonOption } from './options.ts';
import { readPipelineRun } from './pipeline-run.ts';
import { patientForOneCall } from './server-question.ts';

const readResult = (text: string | undefined) => {
  if (text === undefined) return undefined;
  try {
    return parseChoice(deploymentResults)(text);
  } catch (error) {
    throw new UsageError(`--result: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The commit that the folder stands on; null where it is in no repository, or git is not there. */
const headOf = async ({ folder, environment }: Call['terminal']): Promise<string | null> => {
  try {
    for await (const line of createGit(folder, environment).lines(['rev-parse', 'HEAD'])) return line;
  } catch {
    // Told without it: a pipeline may run where there is no clone.
  }
  return null;
};

const readBody = async (call: Call): Promise<DeploymentBody> => {
  const { terminal, need, text, has } = call;
  const run = readPipelineRun(terminal.environment);
  const id = text('id') ?? run?.id;
  if (id === undefined || id === null)
    throw new UsageError('--id is needed: no variable of a pipeline names this run');
  return {
    service: need('service'),
    id,
    finishedAt: instantOption(call, 'finished') ?? isoInstant(terminal.nowMs()),
    ...given<DeploymentBody>({
      environment: text('environment') ?? run?.environment,
      version: text('version') ?? run?.version,
      sha: text('sha') ?? run?.sha ?? (await headOf(terminal)),
      repository: text('repository') ?? run?.repository,
      startedAt: instantOption(call, 'started') ?? run?.startedAt,
      result: readResult(text('result')),
      automated: run === null ? null : true,
      unplanned: has('unplanned') ? true : null,
      fixesIncident: text('fixes-incident'),
      rollbackOf: text('rollback-of'),
      ref: text('ref') ?? run?.ref,
      url: text('url') ?? run?.url,
    }),
  };
};

const stateOf = ({ created, updated }: UpsertCounts): string => {
  if (created > 0) return 'new';
  return updated > 0 ? 'updated' : 'the same as before';
};

/** `andon deploy` */
export const deploy: Command = {
  name: 'deploy',
  summary: 'Tell the board of a deployment, as the last line of a pipeline',
  operands: [],
  options: [
    { name: 'service', value: 'ID', help: 'what was deployed', required: true },
    {
      name: 'id',
      value: 'ID',
      help: 'names this deployment; else the run of the pipeline. The same id again updates it',
    },
    { name: 'version', value: 'TEXT', help: 'else the tag that the pipeline runs for' },
    { name: 'sha', value: 'COMMIT', help: 'else of the pipeline, or what the folder stands on' },
    { name: 'repository', value: 'URL', help: 'else of the pipeline, or of the service in andon.yaml' },
    { name: 'ref', value: 'NAME', help: 'branch or tag; else of the pipeline' },
    { name: 'environment', value: 'NAME', help: 'where it went; else of the pipeline, or production' },
    { name: 'result', value: 'RESULT', help: `${deploymentResults.join(', ')}; success unless given` },
    { name: 'started', value: 'TIME', help: 'when it began' },
    { name: 'finished', value: 'TIME', help: 'when it ended; now unless given' },
    { name: 'unplanned', help: 'nobody had planned it: it counts as rework' },
    { name: 'fixes-incident', value: 'ID', help: 'the incident that it was made to end' },
    { name: 'rollback-of', value: 'ID', help: 'id or version of the deployment that it takes back' },
    { name: 'url', value: 'URL', help: 'where it can be looked up; else the run of the pipeline' },
    ...backendOptions,
    jsonOption,
  ],
  notes: [
    'In a pipeline the id comes from GITHUB_RUN_ID (with -2, -3 … for a run that is started again), CI_PIPELINE_ID or',
    'BUILD_TAG, and commit, branch, tag, repository and address from the variables beside it (GitHub Actions, GitLab CI,',
    'Jenkins). There, and wherever CI is set, the deployment counts as automated.',
    '',
    '  andon deploy --server https://andon.example --service work-orders --version 2026.11.4',
  ],
  async run(call) {
    const body = await readBody(call);
    const { out, err } = call.terminal;
    await withBackend(
      call,
      async (backend, { server }) => {
        const counts = await backend.putDeployment(body);
        const { id, service, environment = 'production' } = body;
        if (call.has('json'))
          out(JSON.stringify({ id, service, environment, ...counts, through: backend.kind, server }));
        else out(`${service}: deployment ${id} to ${environment} is ${stateOf(counts)}`);
      },
      patientForOneCall(err),
    );
  },
};
