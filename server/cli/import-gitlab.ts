import { gitlabParts } from '../collect/backfill/gitlab/parts.ts';
import type { Command } from './command.ts';
import { type CodeHost, codeHostNotes, codeHostOptions, importFromCodeHost } from './import-code-host.ts';

const gitlab: CodeHost = {
  kind: 'gitlab',
  usualApi: 'https://gitlab.com/api/v4',
  headers: { accept: 'application/json' },
  repositoryOption: 'project',
  tokenVariables: ['GITLAB_TOKEN'],
  createParts: gitlabParts,
};

/** `andon import gitlab` */
export const importGitlabCommand: Command = {
  name: 'import gitlab',
  summary: 'Take over deployments, merge requests and incidents of a GitLab project from before its webhook',
  operands: [],
  options: [
    { name: 'project', value: 'GROUP/NAME', help: 'whose history it is', required: true },
    ...codeHostOptions(gitlab),
  ],
  notes: codeHostNotes,
  run: (call) => importFromCodeHost(call, gitlab),
};
