import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { projectFolder } from '../../scripts/lib/content-folder.ts';

const run = promisify(execFile);

/** A browser that has been seen to start, and the environment it needs for it. */
export type StartableBrowser = { executablePath: string; env: Record<string, string> };

/** The archives of the package, as it names them. */
export const archiveNames = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
/** Where the package has them. */
export const archiveFolder = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../bin',
);
const manifestName = 'manifest.json';

/** The folder under which this project unpacks the browser: nobody else's files are ever run. */
export const chromiumCache = join(projectFolder, '.cache/chromium');

/**
 * The browser of `CHROME_PATH`, else the one that comes with `npm ci` (its archives are in `archives`),
 * unpacked once into `cache` and compared with its hashes each time. @throws Error in one sentence where
 * it cannot be run.
 */
export async function findChromium(
  cache = chromiumCache,
  { CHROME_PATH }: NodeJS.ProcessEnv = process.env,
  archives = archiveFolder,
): Promise<StartableBrowser> {
  if (CHROME_PATH) return startable(CHROME_PATH, [{}]);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The browser that comes with the tests runs on Linux x64 alone: name one for ${process.platform} ${process.arch} in CHROME_PATH.`,
    );
  }
  const folder = await unpackedChromium(cache, archives);
  return startable(join(folder, 'chromium'), await environmentsOf(folder));
}

/** The folder of the unpacked browser; every file in it is what the package holds. */
export async function unpackedChromium(cache: string, archives = archiveFolder): Promise<string> {
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await refuseForeign(cache);
  const folder = join(cache, (await hashOfFiles(archives, archiveNames)).slice(0, 16));
  if (await isWhole(folder)) return folder;
  await rm(folder, { recursive: true, force: true });
  const draft = join(cache, `.draft-${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    await unpackInto(draft, archives);
    // Two runs at once make the same; the second finds it done.
    await rename(draft, folder).catch((fault: unknown) => {
      if (!existsSync(folder)) throw fault;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  if (!(await isWhole(folder))) throw new Error(`${folder} changed while it was unpacked.`);
  return folder;
}

/** Refuses a folder in which another user could lay or change files. */
async function refuseForeign(cache: string): Promise<void> {
  const { uid, mode } = await stat(cache);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Error(`${cache} can be written by another user: remove it and run the tests again.`);
  }
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  const script = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url));
  await run(process.execPath, [script, ...archiveNames.map((name) => join(archives, name))], {
    env: { PATH: process.env.PATH, TMPDIR: folder },
  });
  const files = await filesIn(folder);
  const hashes = await hashesOf(folder, files);
  await writeFile(join(folder, manifestName), JSON.stringify(hashes));
}

async function isWhole(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => null);
  if (text === null) return false;
  const files = (await filesIn(folder)).filter((name) => name !== manifestName);
  return JSON.stringify(await hashesOf(folder, files)) === text;
}

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

async function hashesOf(folder: string, files: readonly string[]) {
  const hashes: Record<string, string> = {};
  for (const name of files) hashes[name] = await hashOfFiles(folder, [name]);
  return hashes;
}

/** SHA-256 over the bytes of these files of a folder, one after another, in hexadecimal digits. */
async function hashOfFiles(folder: string, names: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) {
    const bytes = createReadStream(join(folder, name), { highWaterMark: 2 ** 20 });
    await pipeline(bytes, hash, { end: false });
  }
  return hash.digest('hex');
}

/**
 * What the unpacked browser may need on this system, least first: the font of the package where the
 * system has none, the libraries of the package where the system lacks some.
 */
async function environmentsOf(folder: string): Promise<Record<string, string>[]> {
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: await fontConfiguration(folder) };
  return [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }];
}

/** The browser in the first environment in which it starts. @throws Error that says why in none. */
async function startable(
  executablePath: string,
  environments: readonly Record<string, string>[],
): Promise<StartableBrowser> {
  const faults: string[] = [];
  for (const env of environments) {
    const fault = await faultAtStart(executablePath, env);
    if (fault === null) return { executablePath, env };
    faults.push(fault);
  }
  throw new Error(
    `The browser of the tests does not start here (${faults.join('; ')}): install what it lacks ` +
      '(Debian: apt install libnss3 libexpat1) or name another Chromium in CHROME_PATH.',
  );
}

/** The first line that the browser writes where it does not start; null where it does. */
const faultAtStart = (executablePath: string, env: Record<string, string>) =>
  run(executablePath, ['--version', '--no-sandbox'], { env: { ...process.env, ...env } }).then(
    () => null,
    (fault: Error & { stderr?: string }) =>
      (fault.stderr?.trim() || fault.message).split('\n', 1).join(''),
  );

/** Writes, beside the unpacked browser, a configuration that names the font of the package. */
async function fontConfiguration(folder: string): Promise<string> {
  const file = `${folder}-fonts.conf`;
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(dirname(folder), 'fonts-cache')}</cachedir></fontconfig>`,
  );
  return file;
}
