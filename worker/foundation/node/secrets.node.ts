import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Environment } from '../config.ts';

/** What a help centre on this machine can make up for itself. */
const makers: Record<string, () => string> = {
  APP_SECRET: () => randomBytes(32).toString('base64'),
};

/**
 * The environment with missing secrets taken from `file`, which is made once, readable by its owner
 * alone. Values of the environment win.
 */
export async function withKeptSecrets(env: Environment, file: string): Promise<Environment> {
  const kept = await readSecrets(file);
  const missing = Object.keys(makers).filter((name) => !env[name] && !kept[name]);
  for (const name of missing) kept[name] = makers[name]?.();
  if (missing.length > 0) {
    await mkdir(dirname(file), { recursive: true });
    const lines = Object.entries(kept).map(([name, value]) => `${name}=${value}\n`);
    await writeFile(file, lines.join(''), { mode: 0o600 });
  }
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  return { ...kept, ...given };
}

async function readSecrets(file: string): Promise<Record<string, string | undefined>> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  const pairs = text.split('\n').filter(Boolean);
  return Object.fromEntries(pairs.map((line) => line.split(/=(.*)/s).slice(0, 2)));
}
