import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogRead } from '../articles/catalog-reads.node.ts';

/** A page as it was rendered, and all that it showed of the catalog. */
interface KeptPage {
  reads: readonly CatalogRead[];
  type: string;
  text: string;
}

type Entry = Omit<KeptPage, 'text'> & { hash: string };

/** The pages that builds rendered from the same code and settings, by their addresses. */
export interface KeptPages {
  /** The page of an address; undefined where there is none, or its file is not what was kept. */
  take(address: string): KeptPage | undefined;
  /** Keeps for the next build what `take` gave. */
  keepTaken(address: string): void;
  /** Keeps a page for the next build. */
  keep(address: string, page: KeptPage): void;
  /** Lets the next build find what was kept since this one opened the folder, and nothing else; counts both. */
  finish(): { kept: number; taken: number };
}

/**
 * Opens the pages kept in a folder, where `onEachPage` is what it was for them. A build that does not finish leaves the pages
 * of the one before it.
 */
export function openKeptPages(folder: string, onEachPage: string): KeptPages {
  const list = join(folder, 'pages.json');
  const texts = join(folder, 'pages');
  const former = readList(list, onEachPage);
  const next: Record<string, Entry> = {};
  let taken = 0;
  mkdirSync(texts, { recursive: true });
  return {
    take(address) {
      const entry = former[address];
      const text = entry && readText(join(texts, entry.hash));
      return entry && text !== undefined && hashOf(text) === entry.hash
        ? { ...entry, text }
        : undefined;
    },
    keepTaken(address) {
      const entry = former[address];
      if (!entry) return;
      next[address] = entry;
      taken++;
    },
    keep(address, { reads, type, text }) {
      const hash = hashOf(text);
      writeFileSync(join(texts, hash), text);
      next[address] = { reads, type, hash };
    },
    finish() {
      const draft = `${list}-draft`;
      writeFileSync(draft, JSON.stringify({ onEachPage, pages: next }));
      renameSync(draft, list);
      const named = new Set(Object.values(next).map(({ hash }) => hash));
      for (const name of readdirSync(texts)) if (!named.has(name)) rmSync(join(texts, name));
      return { kept: Object.keys(next).length, taken };
    },
  };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** None where nothing was kept, or half of it. */
function readList(file: string, onEachPage: string): Readonly<Record<string, Entry>> {
  try {
    const list = JSON.parse(readFileSync(file, 'utf8'));
    return list.onEachPage === onEachPage ? list.pages : {};
  } catch {
    return {};
  }
}
