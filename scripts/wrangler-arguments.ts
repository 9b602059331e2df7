import { relative } from 'node:path';
import type { Folders } from '../worker/foundation/folders.node.ts';
import { projectFolder } from './content-folder.ts';

/** What makes wrangler take one content folder's build, wherever that lies. */
export const buildArguments = ({ built, site }: Pick<Folders, 'built' | 'site'>): string[] => [
  '--alias',
  `pasokh:built:./${relative(projectFolder, built)}`,
  '--assets',
  relative(projectFolder, site),
];
