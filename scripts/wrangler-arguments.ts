import { relative } from 'node:path';
import type { Folders } from '../worker/foundation/folders.node.ts';
import { projectFolder } from './content-folder.ts';

/** What makes wrangler take one content folder's build, wherever that lies. */
export const buildArguments = ({ worker, site }: Pick<Folders, 'worker' | 'site'>): string[] => [
  relative(projectFolder, worker),
  '--assets',
  relative(projectFolder, site),
];
