#!/usr/bin/env node
import { commands } from './cli/commands.ts';
import { runCommand } from './cli/run-command.ts';

const code = await runCommand(process.argv.slice(2), commands, {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  environment: process.env,
  folder: process.cwd(),
  nowMs: () => Date.now(),
  fetch,
});
// Left alone at 0: `serve` goes on running, and sets its own if its start fails.
if (code !== 0) process.exitCode = code;
