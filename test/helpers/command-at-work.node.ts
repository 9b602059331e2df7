import { openCliContext } from '../../scripts/lib/cli-context.ts';

/** A command that has opened the help centre and is not done with it; it ends when it is killed. */
const context = await openCliContext();
console.log('at work');
setTimeout(() => context.close(), 60_000);
