import { contentFolder } from './content-folder.node.ts';
import { readLibrary } from './library.node.ts';
import { type Shelves, shelve } from './shelves.ts';

let kept: { shelves: Shelves; readAtMs: number } | undefined;

/** The content this build speaks for. The development server reads it again as it changes. */
export function shelvesOfContent(): Shelves {
  const isStale = import.meta.env.DEV && kept && Date.now() - kept.readAtMs > 1000;
  if (!kept || isStale) {
    const { folder } = contentFolder(process.cwd());
    kept = { shelves: shelve(readLibrary(folder)), readAtMs: Date.now() };
  }
  return kept.shelves;
}
