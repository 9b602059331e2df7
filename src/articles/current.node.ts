import type { Catalog } from './catalog.ts';
import { contentFolder } from './content-folder.node.ts';
import { sharedCatalog } from './shared-catalog.node.ts';

let cached: { catalog: Catalog; readAtMs: number } | undefined;

/**
 * The catalog of the content folder that this build is for, read once; the development server reads
 * it again after a second. @throws ContentFault, SettingsFault.
 */
export function contentCatalog(): Catalog {
  const isStale = import.meta.env.DEV && cached && Date.now() - cached.readAtMs > 1000;
  if (!cached || isStale) {
    const { folder } = contentFolder(process.cwd());
    cached = { catalog: sharedCatalog(folder), readAtMs: Date.now() };
  }
  return cached.catalog;
}
