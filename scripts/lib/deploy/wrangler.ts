import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectFolder } from '../content-folder.ts';
import { quietTools } from '../environment.ts';
import { PlainFault } from '../plain-fault.ts';
import { readWranglerFile } from '../wrangler-arguments.ts';

export type Said = { code: number; output: string; faults: string };

/** Runs wrangler in the project's folder. What it says is shown as it comes unless `quiet`. */
export async function runWrangler(argv: readonly string[], quiet = false): Promise<Said> {
  const wrangler = join(projectFolder, 'node_modules/wrangler/bin/wrangler.js');
  const child = spawn(process.execPath, [wrangler, ...argv], {
    cwd: projectFolder,
    env: { ...process.env, ...quietTools },
    stdio: [quiet ? 'ignore' : 'inherit', 'pipe', 'pipe'],
  });
  // Without us it would go on sending what is gone.
  const kill = () => child.kill();
  process.once('exit', kill);
  // Their ends may come before the end of the process.
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => process.off('exit', kill));
  const said = { output: '', faults: '' };
  const listen = (from: 'stdout' | 'stderr', to: keyof typeof said) =>
    child[from].on('data', (chunk: Buffer) => {
      said[to] += chunk.toString();
      if (!quiet) process[from].write(chunk);
    });
  listen('stdout', 'output');
  listen('stderr', 'faults');
  return { code: await ended, ...said };
}

/** What our checks need of a `wrangler.toml`. */
export type WranglerConfig = {
  name: string;
  /** The plain variables that the worker gets with the deployment. */
  vars: Readonly<Record<string, string | undefined>>;
  /** Host names of its routes and custom domains. */
  hosts: readonly string[];
  isOnWorkersDev: boolean;
};

/** Reads what our checks need. @throws PlainFault where the file is faulty. */
export async function readWranglerConfig(file: string): Promise<WranglerConfig> {
  const config = await readWranglerFile(file);
  const routes = [...(config.routes ?? []), ...(config.route ? [config.route] : [])];
  return {
    name: config.name ?? '',
    vars: Object.fromEntries(
      Object.entries(config.vars ?? {}).flatMap(([name, value]) =>
        typeof value === 'object' ? [] : [[name, String(value).trim()]],
      ),
    ),
    hosts: routes.map((route) => hostOf(typeof route === 'string' ? route : route.pattern)),
    isOnWorkersDev: config.workers_dev ?? routes.length === 0,
  };
}

/** `help.example.ir` of `https://help.example.ir/*`. */
const hostOf = (pattern: string) => pattern.replace(/^\w+:\/\//, '').replace(/[/?:].*/s, '');

/** True where a route of the worker takes requests of this host. */
export const takesHost = ({ hosts, isOnWorkersDev }: WranglerConfig, host: string) =>
  (isOnWorkersDev && host.endsWith('.workers.dev')) ||
  hosts.some((own) => (own.startsWith('*') ? host.endsWith(own.slice(1)) : own === host));

/** The names of the secrets that the worker has; none where it does not exist yet. @throws PlainFault */
export async function readSecretNames(configFile: string): Promise<string[]> {
  const { code, output, faults } = await runWrangler(
    ['secret', 'list', '--format', 'json', '--config', configFile],
    true,
  );
  if (code === 0) {
    const names = parseNames(output);
    if (names) return names;
  }
  const reason = plain(`${output}\n${faults}`);
  if (/Worker ".*" not found|code: 10007/.test(reason)) return [];
  throw new PlainFault(
    `Cloudflare does not say which secrets the worker has. Is CLOUDFLARE_API_TOKEN right, or are you logged in (npx wrangler login)?\n${reason}`,
  );
}

function parseNames(output: string): string[] | null {
  try {
    const secrets = JSON.parse(output.slice(output.indexOf('['))) as { name: string }[];
    return secrets.map(({ name }) => name);
  } catch {
    return null;
  }
}

/** Without colours, empty lines and where it keeps its log. */
const plain = (said: string) =>
  stripVTControlCharacters(said)
    .split('\n')
    .filter((line) => line.trim() && !line.includes('Logs were written to'))
    .join('\n');
