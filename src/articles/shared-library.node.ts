import type { Library } from './content-model.ts';
import { readLibrary } from './library.node.ts';

/** The modules of a build are loaded twice, as they are and within its bundle: what both see is global. */
const key = Symbol.for('pasokh.library');
const shared = globalThis as typeof globalThis & {
  [key]?: { folder: string; library: Library };
};

/** Lets all that this process builds from a content folder take the library that was read from it. */
export function shareLibrary(folder: string, library: Library): void {
  shared[key] = { folder, library };
}

/**
 * The library of a content folder: the shared one, else read now. To read and check a thousand articles is a
 * fiftieth of a build. @throws ContentFault, SettingsFault.
 */
export const sharedLibrary = (folder: string): Library =>
  shared[key]?.folder === folder ? shared[key].library : readLibrary(folder);
