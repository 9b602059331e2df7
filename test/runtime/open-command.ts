import { spawn } from 'node:child_process';
import { freePort } from '../../scripts/dev/api.ts';
import { bareEnvironment as withoutServer } from '../helpers/bare-environment.ts';

/** What a command of ours gets of the environment of the tests. */
export const bareEnvironment = { ...withoutServer, HOME: process.env.HOME };

export type OpenedCommand = Awaited<ReturnType<typeof openCommand>>;

/** Runs a command over a content folder until the help centre answers. */
export async function openCommand(
  script: string,
  content: string,
  env: Readonly<Record<string, string>> = {},
) {
  const port = env.PORT ? Number(env.PORT) : await freePort();
  const child = spawn(process.execPath, [script, '--content', content], {
    env: { ...bareEnvironment, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  // Not `exit`: what it has started holds the same streams.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const origin = `http://localhost:${port}`;
  await untilPatiently(async () => {
    if (child.exitCode !== null) throw new Error(output);
    return (await fetch(`${origin}/api/health`).catch(() => null))?.ok ?? false;
  });
  return {
    origin,
    port,
    output: () => output,
    /** Answers with its exit code once it and all it has started are gone. */
    stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** A start may build first, and the machine may be busy. */
export async function untilPatiently(isSo: () => Promise<boolean> | boolean) {
  for (let tries = 0; tries < 600 && !(await isSo()); tries++)
    await new Promise((wake) => setTimeout(wake, 200));
}
