import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../src/articles/library.node.ts';
import { openEmbeddedClient } from '../../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../../worker/foundation/database/client/migrate.node.ts';
import { projectFolder } from '../../lib/content-folder.ts';
import { fillDatabase } from './seed/fill.ts';
import { verifySeed } from './seed/verify.ts';

/** A Tuesday at 11:00 in Tehran, when all departments work. */
const seedNow = Date.UTC(2026, 10, 24, 7, 30);

/** What the rows of a seed follow from, beside its numbers. */
const sources = [
  'worker/migrations/*.sql',
  'worker/tickets/words/fold-words.ts',
  'src/shared/persian/{words,lemmas,letters,digits}.ts',
  'scripts/bench/scale/seed/*.ts',
  'content/settings.json',
];

const hashOfSources = () => {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((pattern) => globSync(pattern, { cwd: projectFolder })).sort())
    hash.update(readFileSync(join(projectFolder, path)));
  return hash.digest('hex').slice(0, 12);
};

/**
 * The path of a database with so many tickets, made where `.cache/` has none yet of this seed, size, schema and
 * generator. Benches write into it: some hundreds of requests each, behind all others in time.
 */
export async function scaleDatabase(
  tickets: number,
  seed: number,
  say: (what: string) => void,
): Promise<string> {
  const folder = join(projectFolder, '.cache/scale');
  const name = `${tickets}-${seed}-`;
  const file = join(folder, `${name}${hashOfSources()}.db`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  for (const former of readdirSync(folder))
    if (former.startsWith(name)) rmSync(join(folder, former));
  const partial = `${file}.partial`;
  const client = openEmbeddedClient(partial);
  await applyMigrations(client, join(projectFolder, 'worker/migrations'));
  client.close();
  const settings = readSettings(join(projectFolder, 'content'));
  fillDatabase(partial, { tickets, seed, now: seedNow, settings }, say);
  say('comparing');
  verifySeed(partial);
  renameSync(partial, file);
  return file;
}
