import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openIndex } from '#shared/search/index.ts';
import { parseSynonyms, SynonymsFault } from '#shared/search/synonyms.ts';
import { buildSearchIndex } from '../../src/search/build-index.node.ts';
import { shop } from './shop.ts';

function faultsOf(file: unknown): string[] {
  try {
    parseSynonyms(typeof file === 'string' ? file : JSON.stringify(file));
  } catch (error) {
    return error instanceof SynonymsFault ? error.faults : [];
  }
  return [];
}

async function folderWith(synonyms?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (synonyms !== undefined) await writeFile(join(folder, 'synonyms.json'), synonyms);
  return folder;
}

describe("an editor's synonyms", () => {
  test('those of the default shop can be read', async () => {
    const text = await readFile(new URL('../../content/synonyms.json', import.meta.url), 'utf8');
    expect(parseSynonyms(text).length).toBeGreaterThan(0);
  });

  test('every fault names its group', () => {
    expect(faultsOf('{')).toHaveLength(1);
    expect(faultsOf([])).toEqual(['needs a list named "groups".']);
    const groups = [['تنها'], 'هیچ', ['یک', ''], ['الف', 'ب/پ'], ['خوب', 'هم خوب']];
    const faults = faultsOf({ groups });
    expect(faults.map((fault) => /\d/.exec(fault)?.[0])).toEqual(['1', '2', '3', '4']);
  });

  test('go into the index of their folder, and a folder may have none', async () => {
    const open = async (folder: string) =>
      openIndex((await buildSearchIndex(folder, shop)).files[0].bytes);
    const own = await open(await folderWith('{"groups":[["کیف پول","قلک"]]}'));
    expect((await own.query('قلکم')).sure[0]?.id).toBe('wallet');
    expect((await (await open(await folderWith())).query('قلکم')).sure).toEqual([]);
    await expect(open(await folderWith('[]'))).rejects.toThrow(SynonymsFault);
  });
});
