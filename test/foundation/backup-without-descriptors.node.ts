// Run with a low limit of open files: starts the nightly backups of a database with one file descriptor
// left, which reading the folder of backups needs, and ends when the process is still there a moment later.
import { closeSync, openSync } from 'node:fs';
import { startNightlyBackups } from '../../worker/foundation/node/backup/nightly-backup.node.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';

const lines: string[] = [];
const [, , database = ''] = process.argv;

const taken: number[] = [];
try {
  for (;;) taken.push(openSync('/dev/null', 'r'));
} catch {
  closeSync(taken.pop() ?? -1);
}
startNightlyBackups(
  'server.mjs',
  database,
  createLog((line) => lines.push(line)),
);
setTimeout(() => {
  for (const descriptor of taken) closeSync(descriptor);
  process.stdout.write(`${[...lines, 'still running'].join('\n')}\n`, () => process.exit(0));
}, 300);
