import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Folders } from '../../worker/foundation/folders.node.ts';
import { projectFolder } from '../content-folder.ts';
import { quietTools } from '../environment.ts';
import { buildArguments } from '../wrangler-arguments.ts';
import { untilListening } from './api.ts';

export type EdgeOptions = {
  folders: Folders;
  port: number;
  /** What the deployed worker would find among its variables and secrets. */
  variables: Readonly<Record<string, string>>;
  stdio?: 'inherit' | 'ignore';
};

/** Runs the worker in workerd through wrangler, with the built site as its assets. */
export async function runEdge({ folders, port, variables, stdio = 'inherit' }: EdgeOptions) {
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, 'node_modules/wrangler/bin/wrangler.js'),
      'dev',
      // First, for `--var` takes every word behind it.
      ...buildArguments(folders),
      '--local',
      '--show-interactive-dev-session=false',
      // Codes and mails are printed by `console.log`, which no quieter level shows.
      '--log-level=log',
      `--port=${port}`,
      '--inspector-port=0',
      ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    { cwd: projectFolder, env: { ...process.env, ...quietTools }, stdio: ['ignore', stdio, stdio] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([
    untilListening(port),
    ended.then(() => {
      throw new Error(`wrangler ended with ${child.exitCode}.`);
    }),
  ]);
  return {
    async stop() {
      child.kill('SIGINT');
      await ended;
    },
  };
}
