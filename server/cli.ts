#!/usr/bin/env node
import { commands } from './cli/commands.ts';
import { runCommand } from './cli/run-command.ts';
import { createTerminal } from './cli/terminal.ts';

const code = await runCommand(
  process.argv.slice(2),
  commands,
  createTerminal({
    nowMs: () => Date.now(),
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
  }),
);
// Left alone at 0: `serve` goes on running, and sets its own if its start fails.
if (code !== 0) process.exitCode = code;
