import { githubParts } from '../collect/backfill/github/parts.ts';
import type { Command } from './command.ts';
import { type CodeHost, codeHostNotes, codeHostOptions, importFromCodeHost } from './import-code-host.ts';

const github: CodeHost = {
  kind: 'github',
  usualApi: 'https://api.github.com',
  headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
  repositoryOption: 'repository',
  tokenVariables: ['GITHUB_TOKEN', 'GH_TOKEN'],
  createParts: githubParts,
};

/** `andon import github` */
export const importGithubCommand: Command = {
  name: 'import github',
  summary:
    'Take over deployments, pull requests and incidents of a GitHub repository from before its webhook',
  operands: [],
  options: [
    { name: 'repository', value: 'OWNER/NAME', help: 'whose history it is', required: true },
    ...codeHostOptions(github),
  ],
  notes: codeHostNotes,
  run: (call) => importFromCodeHost(call, github),
};
