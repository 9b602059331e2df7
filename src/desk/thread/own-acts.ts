import type { ActAnswer } from '#shared/contract/desk/acts.ts';

/**
 * Sends the acts of one page on one ticket, one at a time. An act on the version that an agent has seen goes to the version
 * that the page's own acts have made of it, though the page does not show it yet: nobody else changed anything in between.
 */
export class OwnActs {
  #before: Promise<unknown> = Promise.resolve();
  readonly #madeOf = new Map<number, number>();
  #newest: { what: string; done: Promise<string | null> } | null = null;

  /** Answers what `act` answers, which is begun with the version to act on once the acts before it have ended. */
  send(seen: number, act: (version: number) => Promise<ActAnswer>): Promise<ActAnswer> {
    const sent = this.#before.then(async () => {
      const version = this.#newestOf(seen);
      const answer = await act(version);
      if (answer.version !== undefined && answer.version > version)
        this.#madeOf.set(version, answer.version);
      return answer;
    });
    this.#before = sent.catch(() => {});
    return sent;
  }

  /** Begins nothing where the newest act is this very one and has not ended: a button was pressed twice. */
  once(what: string, begin: () => Promise<string | null>): Promise<string | null> {
    if (this.#newest?.what === what) return this.#newest.done;
    const done = begin().finally(() => {
      if (this.#newest?.done === done) this.#newest = null;
    });
    this.#newest = { what, done };
    return done;
  }

  #newestOf(seen: number): number {
    const made = this.#madeOf.get(seen);
    return made === undefined ? seen : this.#newestOf(made);
  }
}
