import type { Statement } from '../../foundation/database/database.ts';
import { read } from '../../foundation/database/steps.ts';
import type { OpenState } from '../../tickets/moves/moves.ts';
import type { Place, Walk } from './store-promises.ts';

type Asking<Row, Id> = {
  /** Tickets of these states are walked, `walked` of each in a round, from before `first`. */
  states: readonly OpenState[];
  walked: number;
  first: Id;
  /** A statement for the rows of a walk, and one for the place where it ends, which has no row behind the last ticket. */
  look(walk: Walk<Id>): readonly [Statement, Statement];
  isWanted(row: Row): boolean;
  /** With so many that are wanted, the walk ends before its time. */
  enough: number;
};

/** Walks all open tickets of these states, and collects what is wanted of them. */
export async function* walkOpen<Row, Id>(asking: Asking<Row, Id>) {
  const { states, walked, first, look, isWanted, enough } = asking;
  const wanted: Row[] = [];
  let walks: Walk<Id>[] = states.map((state) => ({ state, at: 0, id: first, walked }));
  while (walks.length > 0 && wanted.length < enough) {
    const answers = yield* read(walks.flatMap(look));
    const rowsOf = (i: number) => answers[2 * i] as Row[];
    const endOf = (i: number) => (answers[2 * i + 1] as Place<Id>[])[0];
    wanted.push(...walks.flatMap((_, i) => rowsOf(i).filter(isWanted)));
    walks = walks.flatMap((walk, i) => {
      const end = endOf(i);
      return end ? [{ ...walk, ...end }] : [];
    });
  }
  return wanted.slice(0, enough);
}
