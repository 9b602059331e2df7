import { once } from 'node:events';
import { restore } from '../../worker/foundation/node/backup/backup.node.ts';

/** A process of its own that restores on a line of input, so that a test can kill it in the middle. */
const [backup = '', file = ''] = process.argv.slice(2);
console.log('ready');
await once(process.stdin, 'data');
await restore(backup, file);
console.log('done');
process.exit();
