import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldersOfContent } from '../../worker/foundation/node/folders.node.ts';
import { UsageFault } from './plain-fault.ts';

/** The folder that holds package.json. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * The content folder that was asked for: `--content DIR` or `--content=DIR`, else PASOKH_CONTENT, else
 * `content/`.
 */
export function contentFolder(argv = process.argv.slice(2), env = process.env): string {
  const at = argv.findIndex((word) => /^--content(?:=|$)/.test(word));
  const [, given = argv[at + 1]] = /^--content=(.*)$/s.exec(argv[at] ?? '') ?? [];
  const named = at >= 0 ? given : env.PASOKH_CONTENT;
  if (at >= 0 && !named) throw new UsageFault('--content needs the name of a folder.');
  if (!named) return resolve(projectFolder, 'content');
  return isAbsolute(named) ? named : resolve(named);
}

/** What stands on the command line beside options and the folder of `--content`. */
export const namedOnCommandLine = (argv = process.argv.slice(2)) =>
  argv.filter((word, i) => !word.startsWith('--') && argv[i - 1] !== '--content');

export const chosenFolders = () => foldersOfContent(contentFolder());
