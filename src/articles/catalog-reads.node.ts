import { createHash } from 'node:crypto';
import type { Catalog } from './catalog.ts';

/** One look at a catalog: a list or a question by its name, its arguments, and a hash of the answer. */
export type CatalogRead = readonly [
  name: string,
  args: readonly (string | number)[] | null,
  hash: string,
];

/** A catalog that notes what is read from it, and what it noted since the last time it was asked. */
export interface ReadCatalog {
  catalog: Catalog;
  takeReads(): CatalogRead[];
  /** Whether the catalog answers all of these as it did when they were noted. */
  answersSame(reads: readonly CatalogRead[]): boolean;
}

/** What is kept belongs to one state of the settings, and to one plan of files, which is all that follows from sizes. */
const unread: ReadonlySet<string> = new Set(['settings', 'sizes'] satisfies (keyof Catalog)[]);

/**
 * Notes what is read from a catalog. What a page shows of content comes from there: articles with their text, categories,
 * and what follows from all of them.
 */
export function noteReads(catalog: Catalog): ReadCatalog {
  const hashes = new Map<string, string>();
  let noted = new Map<string, CatalogRead>();
  const answerTo = (name: string, args: CatalogRead[1]): unknown => {
    const member: unknown = Reflect.get(catalog, name);
    return args === null || typeof member !== 'function'
      ? member
      : Reflect.apply(member, catalog, args);
  };
  /** Hundreds of pages ask the same. */
  const hashOf = (name: string, args: CatalogRead[1]): string => {
    const key = JSON.stringify([name, args]);
    const known = hashes.get(key) ?? hashOfAnswer(answerTo(name, args));
    hashes.set(key, known);
    return known;
  };
  const note = (name: string, args: CatalogRead[1]) => {
    if (unread.has(name)) return;
    const key = JSON.stringify([name, args]);
    if (!noted.has(key)) noted.set(key, [name, args, hashOf(name, args)]);
  };
  return {
    catalog: new Proxy(catalog, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof name === 'symbol') return member;
        if (typeof member !== 'function') {
          note(name, null);
          return member;
        }
        return (...args: (string | number)[]) => {
          note(name, args);
          return Reflect.apply(member, target, args);
        };
      },
    }),
    takeReads() {
      const reads = [...noted.values()];
      noted = new Map();
      return reads;
    },
    answersSame: (reads) => reads.every(([name, args, hash]) => hashOf(name, args) === hash),
  };
}

const hashOfAnswer = (answer: unknown) =>
  createHash('sha256')
    .update(JSON.stringify({ answer: answer instanceof Set ? [...answer] : answer }))
    .digest('base64url')
    .slice(0, 22);
