import { contentFolder } from '../../scripts/lib/content-folder.ts';
import { ensureBuilt } from '../../scripts/lib/freshness.ts';

/** Builds the help centre of `content/` once for a run, if anything has changed. */
export default async function setUp() {
  await ensureBuilt(contentFolder([], {}));
}
