import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { contentFolder, projectFolder } from './content-folder.ts';
import { loadDotEnv, quietTools } from './environment.ts';
import { ensureBuilt } from './freshness.ts';
import { sayWhyNot } from './say-why-not.ts';
import { buildArguments } from './wrangler-arguments.ts';

const goalKiB = 300;

/** Builds what has changed, then hands the worker and the site to wrangler; `--dry-run` sends nothing. */
async function deploy(argv: string[]) {
  loadDotEnv();
  const folders = await ensureBuilt(contentFolder());
  const wrangler = join(projectFolder, 'node_modules/wrangler/bin/wrangler.js');
  const child = spawn(process.execPath, [wrangler, 'deploy', ...buildArguments(folders), ...argv], {
    cwd: projectFolder,
    env: { ...process.env, ...quietTools },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  // Its output may end before the process does.
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  for await (const chunk of child.stdout) {
    process.stdout.write(chunk as Buffer);
    output += String(chunk);
  }
  const code = await ended;
  if (code !== 0) process.exitCode = code ?? 1;
  const size = Number(/gzip: ([\d.]+) KiB/.exec(output)?.[1]);
  if (size) console.log(`The worker has ${size} KiB (gzip); the goal is under ${goalKiB}.`);
}

await deploy(process.argv.slice(2).filter((word) => word === '--dry-run')).catch(sayWhyNot);
