import { buildCatalog, type Catalog } from './catalog.ts';
import { readLibrary } from './library.node.ts';

/** The modules of a build are loaded twice, as they are and within its bundle: what both see is global. */
const key = Symbol.for('pasokh.catalog');
const global: { [key]?: { folder: string; catalog: Catalog } } & object = globalThis;

/** Lets all that this process builds from a content folder take the catalog that was read from it. */
export function shareCatalog(folder: string, catalog: Catalog): void {
  global[key] = { folder, catalog };
}

/**
 * The catalog of a content folder: the shared one, else one that is read now. To read and check a thousand articles is a
 * fiftieth of a build. @throws ContentFault, SettingsFault.
 */
export const sharedCatalog = (folder: string): Catalog =>
  global[key]?.folder === folder ? global[key].catalog : buildCatalog(readLibrary(folder));
