import type { Environment } from '../config/expand.ts';

/** What a pipeline's own variables say of its run. Null where they do not. */
export interface PipelineRun {
  readonly id: string | null;
  readonly sha: string | null;
  readonly ref: string | null;
  /** The tag that it runs for. */
  readonly version: string | null;
  readonly repository: string | null;
  readonly environment: string | null;
  readonly startedAt: string | null;
  readonly url: string | null;
}

type Read = (name: string) => string | null;

const ofGithub = (read: Read): PipelineRun => {
  const place = [read('GITHUB_SERVER_URL') ?? 'https://github.com', read('GITHUB_REPOSITORY')];
  const repository = place[1] === null ? null : place.join('/');
  const [run, attempt] = [read('GITHUB_RUN_ID'), read('GITHUB_RUN_ATTEMPT') ?? '1'];
  return {
    // A run that is started again is another deployment, and would else overwrite the one that failed.
    id: run === null || attempt === '1' ? run : `${run}-${attempt}`,
    sha: read('GITHUB_SHA'),
    ref: read('GITHUB_REF_NAME'),
    version: read('GITHUB_REF_TYPE') === 'tag' ? read('GITHUB_REF_NAME') : null,
    repository,
    environment: null,
    startedAt: null,
    url: repository === null || run === null ? null : `${repository}/actions/runs/${run}`,
  };
};

const ofGitlab = (read: Read): PipelineRun => ({
  id: read('CI_PIPELINE_ID'),
  sha: read('CI_COMMIT_SHA'),
  ref: read('CI_COMMIT_REF_NAME'),
  version: read('CI_COMMIT_TAG'),
  repository: read('CI_PROJECT_URL'),
  environment: read('CI_ENVIRONMENT_NAME'),
  startedAt: read('CI_JOB_STARTED_AT'),
  url: read('CI_PIPELINE_URL'),
});

const ofJenkins = (read: Read): PipelineRun => ({
  id: read('BUILD_TAG'),
  sha: read('GIT_COMMIT'),
  ref: read('BRANCH_NAME') ?? read('GIT_BRANCH'),
  version: read('TAG_NAME'),
  repository: read('GIT_URL'),
  environment: null,
  startedAt: null,
  url: read('BUILD_URL'),
});

const ofAnother = (): PipelineRun => ({
  id: null,
  sha: null,
  ref: null,
  version: null,
  repository: null,
  environment: null,
  startedAt: null,
  url: null,
});

/** Whoever runs pipelines, by a variable that it alone sets; the last one is set by nearly all of them. */
const pipelines: readonly (readonly [variable: string, read: (read: Read) => PipelineRun])[] = [
  ['GITHUB_ACTIONS', ofGithub],
  ['GITLAB_CI', ofGitlab],
  ['JENKINS_URL', ofJenkins],
  ['BUILD_TAG', ofJenkins],
  ['TF_BUILD', ofAnother],
  ['TEAMCITY_VERSION', ofAnother],
  ['CI', ofAnother],
];

/**
 * The run of a pipeline that this environment is of: GitHub Actions, GitLab CI, Jenkins, or another one, of which
 * nothing more is known. Null where it is none's.
 *
 * @example readPipelineRun({ GITLAB_CI: 'true', CI_PIPELINE_ID: '77' })?.id // '77'
 */
export const readPipelineRun = (environment: Environment): PipelineRun | null => {
  const read = (name: string): string | null => {
    const value = environment[name]?.trim() ?? '';
    return value === '' || value === 'false' ? null : value;
  };
  const pipeline = pipelines.find(([variable]) => read(variable) !== null);
  return pipeline === undefined ? null : pipeline[1](read);
};
