import { checkConfig } from './check-config.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { importGitCommand } from './import-git.ts';
import { importPrometheusConfigCommand } from './import-prometheus-config.ts';
import { importTalliesCommand } from './import-tallies.ts';
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
  importGitCommand,
  importPrometheusConfigCommand,
  importTalliesCommand,
  tokenCreate,
  tokenList,
  tokenRevoke,
];
