import { openHouse } from '../../scripts/open-house.ts';

/** A command that has opened the help centre and is not done with it; it ends when it is killed. */
const house = await openHouse();
console.log('at work');
setTimeout(() => house.close(), 60_000);
