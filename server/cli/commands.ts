import { checkConfig } from './check-config.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { deploy } from './deploy.ts';
import { importGitCommand } from './import-git.ts';
import { importGithubCommand } from './import-github.ts';
import { importGitlabCommand } from './import-gitlab.ts';
import { importIncidentsCommand } from './import-incidents.ts';
import { importPrometheusConfigCommand } from './import-prometheus-config.ts';
import { importTalliesCommand } from './import-tallies.ts';
import { incidentOpen } from './incident-open.ts';
import { incidentResolve } from './incident-resolve.ts';
import { read } from './read.ts';
import { serve } from './serve.ts';
import { tokenCreate } from './token-create.ts';
import { tokenList } from './token-list.ts';
import { tokenRevoke } from './token-revoke.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  demo,
  checkConfig,
  read,
  deploy,
  incidentOpen,
  incidentResolve,
  importGitCommand,
  importPrometheusConfigCommand,
  importTalliesCommand,
  importIncidentsCommand,
  importGithubCommand,
  importGitlabCommand,
  tokenCreate,
  tokenList,
  tokenRevoke,
];
