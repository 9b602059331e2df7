// Few files of one sender come in at once. The others wait, unread, so that they cost no memory; a file that
// hardly moves makes way for them.

import type { HeldBody } from '../foundation/http/body-memory.ts';
import { Problem } from '../foundation/problem.ts';

/** Of one sender, at once; a form sends up to five files. */
const placesOfSender = 3;
/** Of one sender, beside them: many phones of a mobile network share an address. */
const waitingOfSender = 20;
const lookEveryMs = 250;
const longestWaitMs = 30_000;
/** Under this much within about ten seconds, a file of 5 MB would not come within ten minutes. */
const leastBytesLately = 64 * 1024;
/** Until a file has had its place for so long it is not called slow. */
const graceMs = 10_000;

type Place = { body: HeldBody; looks: number };
type Line = { inside: Set<Place>; waiting: HeldBody[] };

/** The uploads under way, by sender. */
export class UploadQueue {
  readonly #lines = new Map<string, Line>();

  /**
   * Runs `work` once the sender has a free place. @throws Problem `busy` where too many wait, or none
   * became free within half a minute.
   */
  async run<Result>(sender: string, body: HeldBody, work: () => Promise<Result>): Promise<Result> {
    const line = this.#lines.get(sender) ?? { inside: new Set(), waiting: [] };
    this.#lines.set(sender, line);
    const place = { body, looks: 0 };
    try {
      await enter(line, place);
      return await work();
    } finally {
      line.inside.delete(place);
      if (line.inside.size + line.waiting.length === 0) this.#lines.delete(sender);
    }
  }
}

/** Takes a place, after those who came before. */
async function enter({ inside, waiting }: Line, place: Place): Promise<void> {
  if (waiting.length >= waitingOfSender) refuse();
  waiting.push(place.body);
  try {
    for (let waited = 0; ; waited += lookEveryMs) {
      place.body.throwIfRefused();
      if (inside.size < placesOfSender && waiting[0] === place.body) break;
      if (waited >= longestWaitMs) refuse();
      if (waiting[0] === place.body) sendSlowestAway(inside);
      await new Promise((wake) => setTimeout(wake, lookEveryMs));
    }
    inside.add(place);
  } finally {
    waiting.splice(waiting.indexOf(place.body), 1);
  }
}

/** Called by the first that waits, at each of its looks. */
function sendSlowestAway(inside: ReadonlySet<Place>) {
  let slowest: Place | undefined;
  for (const place of inside) {
    place.looks += 1;
    const { body, looks } = place;
    const isSlow = body.state === 'arriving' && body.lately() < leastBytesLately;
    if (!isSlow || looks * lookEveryMs < graceMs) continue;
    if (!slowest || body.lately() < slowest.body.lately()) slowest = place;
  }
  slowest?.body.refuse();
}

function refuse(): never {
  throw new Problem('busy', { retryAfterSeconds: 5 });
}
