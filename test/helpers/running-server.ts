import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort } from '../../scripts/dev/api.ts';
import { buildsOf, foldersOf } from '../../worker/foundation/node/folders.node.ts';
import { bareEnvironment } from './bare-environment.ts';

export type RunningServer = Awaited<ReturnType<typeof startServer>>;

/** A folder of its own with the built help centre in it: `data` and secrets are fresh. */
export async function freshBase(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'pasokh-home-'));
  const built = foldersOf(process.cwd(), await realpath(foldersOf(process.cwd()).build));
  const own = foldersOf(base, join(buildsOf(base), basename(built.build)));
  await mkdir(own.build, { recursive: true });
  await cp(built.server, own.server, { recursive: true });
  await symlink(built.site, own.site);
  await symlink(own.build, foldersOf(base).build);
  await symlink(join(process.cwd(), 'node_modules'), join(base, 'node_modules'));
  return base;
}

/**
 * The built Node server as a process of its own, over a fresh database. Messages go to its terminal:
 * `lastCode()` reads them there. Without a test to end it with, call `stop()`.
 */
export async function startServer({
  base: given,
  env = {},
  keep = false,
}: {
  base?: string;
  env?: Record<string, string>;
  keep?: boolean;
} = {}) {
  const base = given ?? (await freshBase());
  const port = env.PORT ? Number(env.PORT) : await freePort();
  const child = spawn(process.execPath, [foldersOf(base).bundle], {
    env: { ...bareEnvironment, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await Promise.race([until(() => output.includes('is open at')), exit]);

  const server = {
    base,
    port,
    origin: `http://localhost:${port}`,
    child: child as ChildProcess,
    /** The code the process ended with. */
    exit,
    output: () => output,
    /** The last one-time code the terminal showed for a mobile number. */
    async lastCode(mobile: string): Promise<string> {
      const pattern = new RegExp(`SMS to \\${mobile}\\n(?:  \\| .*\\n)*?  \\| .*#(\\d{6})`, 'g');
      await until(() => pattern.test(output));
      return [...output.matchAll(new RegExp(pattern.source, 'g'))].at(-1)?.[1] ?? '';
    },
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await exit;
      if (!given) await rm(base, { recursive: true, force: true });
    },
  };
  if (!keep) onTestFinished(() => server.stop());
  return server;
}

/** Waits for something another process does; fails after fifteen seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error('It did not come about within fifteen seconds.');
}
