import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Folders } from '../worker/foundation/node/folders.node.ts';
import { bundleGoalKiB } from './lib/build/goals.ts';
import { contentFolder } from './lib/content-folder.ts';
import { fitIntoPlan, readPlan } from './lib/deploy/asset-limit.ts';
import { type Check, makeChecks } from './lib/deploy/checks.ts';
import { checkDatabase } from './lib/deploy/database-check.ts';
import { findEarlierFiles, type Hashed, publishedFiles } from './lib/deploy/earlier-deployments.ts';
import { type DeployOptions, readOptions } from './lib/deploy/options.ts';
import { checkOrigin } from './lib/deploy/origin-check.ts';
import { checkSender } from './lib/deploy/sender-check.ts';
import {
  filesToSend,
  layEarlierFiles,
  layHashedFiles,
  laySite,
  withUploadFolder,
} from './lib/deploy/upload-folder.ts';
import {
  checkConfiguration,
  checkSecrets,
  variablesHere,
  type WorkerVariables,
  warnOfSecrets,
  workerVariables,
} from './lib/deploy/worker-variables.ts';
import {
  readSecretNames,
  readWranglerConfig,
  runWrangler,
  type WranglerConfig,
} from './lib/deploy/wrangler.ts';
import { loadDotEnv } from './lib/environment.ts';
import { ensureBuilt } from './lib/freshness.ts';
import { PlainFault, printFault } from './lib/plain-fault.ts';
import { buildArguments, ownWranglerFile, wranglerFile } from './lib/wrangler-arguments.ts';

const print = (line: string) => console.log(line);

/** Builds what has changed, makes sure that it will work, and hands worker and site to wrangler. */
async function deploy(argv: readonly string[]) {
  const options = readOptions(argv);
  loadDotEnv();
  const content = contentFolder();
  const file = wranglerFile(dirname(content));
  const config = await readWranglerConfig(file);
  // Pages name their own addresses, so the build needs the origin that the worker will have.
  if (!process.env.PUBLIC_ORIGIN && config.vars.PUBLIC_ORIGIN)
    process.env.PUBLIC_ORIGIN = config.vars.PUBLIC_ORIGIN;
  const plan = readPlan(config.vars.EDGE_PLAN ?? process.env.EDGE_PLAN);
  const folders = await ensureBuilt(content);
  await checkSize(folders, options);
  const variables =
    options.isDryRun || options.skipped.has('secrets')
      ? variablesHere(config.vars, process.env)
      : workerVariables(config.vars, await readSecretNames(file), process.env);
  const hashed = await check(folders, config, variables, options);
  const needed = await filesToSend(folders.site);
  const { kept, dropped } = fitIntoPlan(needed, hashed.earlier, plan);
  await withUploadFolder(async (upload) => {
    await laySite(folders.site, upload);
    const lost = await layEarlierFiles(kept, hashed.sources, upload);
    await layHashedFiles(upload, publishedFiles(hashed, kept, lost));
    printFiles(Object.keys(needed).length, Object.keys(kept).length - lost.length, dropped, lost);
    const { code } = await runWrangler([
      'deploy',
      ...buildArguments({ ...folders, site: upload }),
      // Five times as large as the worker; traces of calls stay readable without it.
      '--upload-source-maps=false',
      ...(options.isDryRun ? ['--dry-run'] : []),
    ]);
    if (code !== 0) process.exitCode = code;
  });
}

/** Makes the checks and answers which hashed files stay. @throws DeploymentRefused */
async function check(
  folders: Folders,
  config: WranglerConfig,
  variables: WorkerVariables,
  options: DeployOptions,
): Promise<Hashed> {
  const { isDryRun, skipped } = options;
  const origin = URL.parse(variables.known.PUBLIC_ORIGIN ?? '')?.origin ?? null;
  const isAsked = !isDryRun && !skipped.has('earlier-files');
  const found = await findEarlierFiles(folders, isAsked ? origin : null, Date.now());
  const offline: Check[] = [
    {
      name: 'configuration',
      run: () => ({ ...checkConfiguration(variables), warnings: warnOfSecrets(config.vars) }),
    },
    { name: 'configuration', run: () => checkOrigin(config, process.env, variables.known) },
  ];
  const online: Check[] = [
    { name: 'secrets', run: () => checkSecrets(variables, ownWranglerFile(folders.base)) },
    { name: 'database', run: () => checkDatabase(variables.known, folders.migrations) },
    { name: 'sender', run: () => checkSender(variables.known, variables.unknown) },
    { name: 'earlier-files', run: () => found },
  ];
  await makeChecks(isDryRun ? offline : [...offline, ...online], options, print);
  if (isDryRun) print(`  Not checked in a dry run: ${online.map(({ name }) => name).join(', ')}`);
  return found.hashed;
}

/** The goal is ours and not Cloudflare's, so it stops no deployment; a check of the code fails. */
async function checkSize({ worker }: Folders, { isDryRun }: DeployOptions) {
  const size = (gzipSync(await readFile(worker)).length / 1024).toFixed(1);
  print(`  The worker has ${size} KiB (gzip); the goal is at most ${bundleGoalKiB}.`);
  if (isDryRun && Number(size) > bundleGoalKiB)
    throw new PlainFault(`The worker has ${size} KiB (gzip), more than ${bundleGoalKiB}.`);
}

function printFiles(
  needed: number,
  kept: number,
  dropped: readonly string[],
  lost: readonly string[],
) {
  print(`  Files: ${needed} of this build, ${kept} hashed files of earlier deployments.`);
  if (dropped.length > 0)
    print(
      `  Left out, for the plan takes no more (oldest first): ${dropped.length} earlier files.`,
    );
  if (lost.length > 0)
    print(`  Left out, for they are gone or not what was deployed: ${firstOf(lost)}`);
}

const mostNames = 10;

const firstOf = (paths: readonly string[]) =>
  paths.slice(0, mostNames).join(', ') +
  (paths.length > mostNames ? ` and ${paths.length - mostNames} more` : '');

await deploy(process.argv.slice(2)).catch(printFault);
