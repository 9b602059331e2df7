// Few files of one sender come in at once. The others wait, unread, so that they cost no memory; a file that
// hardly moves is refused for them.

import { busyProblem, type HeldBody } from '../foundation/http/body-memory.ts';

/** Of one sender, at once; a form sends up to five files. */
const placesOfSender = 3;
/** Of one sender, beside them: many phones of a mobile network share an address. */
const waitingOfSender = 20;
/** Looks for a free place before one gives up: half a minute. */
const longestLooks = 120;
/** Under this much within about ten seconds, a file of 5 MB would not come within ten minutes. */
const leastBytesLately = 64 * 1024;
/** Looks of others until a file is called slow: ten seconds. */
const graceLooks = 40;

type Place = { body: HeldBody; looks: number };
type Line = { inside: Set<Place>; waiting: HeldBody[] };

/** The uploads under way, by sender. */
export class UploadQueue {
  readonly #lines = new Map<string, Line>();
  readonly #lookEveryMs: number;

  /** `lookEveryMs` is how long those that wait let pass between two looks for a free place. */
  constructor(lookEveryMs = 250) {
    this.#lookEveryMs = lookEveryMs;
  }

  /**
   * Runs `work` once the sender has a free place. @throws Problem `busy` where too many wait, or none
   * became free within half a minute.
   */
  async run<Result>(sender: string, body: HeldBody, work: () => Promise<Result>): Promise<Result> {
    const line = this.#lines.get(sender) ?? { inside: new Set(), waiting: [] };
    this.#lines.set(sender, line);
    const place = { body, looks: 0 };
    try {
      await this.#enter(line, place);
      return await work();
    } finally {
      line.inside.delete(place);
      if (line.inside.size + line.waiting.length === 0) this.#lines.delete(sender);
    }
  }

  /** Takes a place, after those who came before. */
  async #enter({ inside, waiting }: Line, place: Place): Promise<void> {
    if (waiting.length >= waitingOfSender) throw busyProblem();
    waiting.push(place.body);
    try {
      for (let looks = 0; ; looks++) {
        place.body.throwIfRefused();
        const isFirst = waiting[0] === place.body;
        if (isFirst && inside.size < placesOfSender) break;
        if (looks >= longestLooks) throw busyProblem();
        if (isFirst) sendSlowestAway(inside);
        await new Promise((wake) => setTimeout(wake, this.#lookEveryMs));
      }
      inside.add(place);
    } finally {
      waiting.splice(waiting.indexOf(place.body), 1);
    }
  }
}

/** Called by the first that waits, at each of its looks. */
function sendSlowestAway(inside: ReadonlySet<Place>) {
  let slowest: Place | undefined;
  for (const place of inside) {
    place.looks += 1;
    const { body, looks } = place;
    const isSlow = body.state === 'arriving' && body.lately() < leastBytesLately;
    if (!isSlow || looks < graceLooks) continue;
    if (!slowest || body.lately() < slowest.body.lately()) slowest = place;
  }
  slowest?.body.refuse();
}
