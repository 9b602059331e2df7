import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSettings } from '#shared/settings/load.ts';
import type { Settings } from '#shared/settings/schema.ts';

/** Reads and checks `settings.json` of a content folder. @throws SettingsFault that lists every fault. */
export async function readSettings(content: string): Promise<Settings> {
  const file = join(content, 'settings.json');
  try {
    return loadSettings(JSON.parse(await readFile(file, 'utf8')));
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new Error(`${file} is no valid JSON: ${fault.message}`);
    throw fault;
  }
}
