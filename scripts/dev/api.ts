import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { context, type Plugin } from 'esbuild';
import { readSettings } from '../../src/articles/library.node.ts';
import type { BuildManifest } from '../../worker/foundation/ports/build-manifest.ts';
import { layMigrations, serverOptions } from '../lib/build/server.ts';
import { formatBuildFault } from './build-fault.ts';
import type { Backend, Development } from './develop.ts';
import { forwardToApi } from './forward.ts';

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** True where something on this machine listens on the port. */
export const isListening = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, 'localhost', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

/** Ends when something listens on the port; gives up after ten seconds. */
export async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isListening(port)) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`Nothing came up on port ${port}.`);
}

/**
 * Runs the Node server behind the development server of the site: bundled anew and started anew
 * whenever its code changes, and on `restart()` when the settings do.
 */
export async function runApi({
  content,
  folders,
  origin,
  env,
  site,
}: Development): Promise<Backend> {
  const port = await freePort();
  let child: ChildProcess | undefined;

  const end = (running: ChildProcess | undefined) =>
    new Promise<void>((resolve) => {
      if (!running || running.exitCode !== null || running.signalCode !== null) return resolve();
      running.once('exit', () => resolve());
      running.kill('SIGTERM');
    });

  // An editor that saves once is heard twice; two at a time would leave a server nobody ends.
  let restarting = Promise.resolve();
  const restart = () => {
    restarting = restarting.then(startAnew);
    return restarting;
  };

  async function startAnew() {
    try {
      const settings = readSettings(content);
      const built: BuildManifest = {
        settings,
        inline: { scripts: [], styles: [] },
        siteOrigin: origin,
      };
      await mkdir(folders.server, { recursive: true });
      await writeFile(folders.built, JSON.stringify(built));
      await writeFile(folders.files, '{}');
      await layMigrations(folders);
    } catch (fault) {
      site.report(fault as Error);
      return;
    }
    site.report(null);
    const former = child;
    child = undefined;
    await end(former);
    child = spawn(process.execPath, ['--enable-source-maps', folders.bundle], {
      env: { ...env, PORT: String(port), LISTEN_ADDRESS: '127.0.0.1', PUBLIC_ORIGIN: origin },
      stdio: 'inherit',
    });
  }

  // Ctrl-C reaches the whole group of processes; another signal, or a fault, this one alone.
  process.once('exit', () => child?.kill());

  const options = serverOptions(folders);
  const restartAfterBuild: Plugin = {
    name: 'restart-after-build',
    setup: (build) =>
      build.onEnd(async ({ errors }) => {
        if (errors.length === 0) await restart();
        else site.report(new Error(errors.map(formatBuildFault).join('\n')));
      }),
  };
  const bundler = await context({ ...options, plugins: [...options.plugins, restartAfterBuild] });
  await bundler.watch();
  return {
    answer: forwardToApi(port),
    // The server says itself where to look.
    greeting: [],
    ready: Promise.resolve(),
    restart,
    async stop() {
      await bundler.dispose();
      await restarting;
      await end(child);
    },
  };
}
