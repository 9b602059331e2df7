import { sql } from 'drizzle-orm';
import type { ClosedAnswer, ClosureInput, ClosuresAnswer } from '#shared/contract/desk.ts';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import { makeId } from '../foundation/chance.ts';
import { readTogether } from '../foundation/database.ts';
import { commitParts, silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import {
  addSuddenClosure,
  closureStands,
  growVersion,
  listSuddenClosures,
  readVersion,
  removeSuddenClosure,
} from '../organisation/store.ts';
import { layOver, promiseFor, type Today } from '../organisation/today.ts';
import { stillGate, todayGate, untilNotOutrun } from '../tickets/outrun.ts';
import { always } from '../tickets/store.ts';
import { listOwed, type MovedPromise, movePromises, type OwedRow, stillOwed } from './store.ts';
import type { Viewer } from './viewer.ts';

// «فردا تعطیل است»: a closure that was not in the settings. Every open promise that falls into it
// moves in the same batch. A promise is never moved nearer: taking a closure back leaves what
// people were told.

/** The closures that agents entered, and the calendars they can be for. */
export async function listClosures({
  db,
  settings,
}: Pick<Work, 'db' | 'settings'>): Promise<ClosuresAnswer> {
  const closures = await listSuddenClosures(db);
  return {
    closures: closures.map(({ id, fromDay, toDay, title, calendar }) => ({
      id,
      from: fromDay,
      to: toDay,
      title,
      calendar,
    })),
    calendars: Object.keys(settings.calendars),
  };
}

/**
 * Enters a closure and moves the promises that fall into it. One that stands already, word for word, is
 * answered as it is, for whoever got no answer sends it again (R58).
 * @throws Problem `not_found` for agents who are no admins, `bad_input`.
 */
export async function addClosure(
  work: Work,
  viewer: Viewer,
  input: ClosureInput,
): Promise<ClosedAnswer> {
  requireAdmin(viewer);
  const { db, settings, clock } = work;
  const { from, to, calendar = null } = input;
  const title = maskCardNumbers(input.title);
  if (calendar !== null && !Object.hasOwn(settings.calendars, calendar))
    throw new Problem('bad_input', { fields: { calendar: 'یکی از تقویم‌ها را برگزینید.' } });
  return await untilNotOutrun(async () => {
    const [closures, [state], owed] = await readTogether(db, [
      listSuddenClosures(db),
      readVersion(db),
      listOwed(db),
    ]);
    const known = closures.find(
      (one) =>
        one.calendar === calendar &&
        one.fromDay === from &&
        one.toDay === to &&
        one.title === title,
    );
    if (known) return { id: known.id, movedPromises: 0 };
    const version = state?.version ?? 0;
    const added = { calendar, fromDay: from, toDay: to, title };
    const before = layOver(settings, closures, version);
    const moved = promisesMovedBy(work, layOver(settings, [...closures, added], version), owed);
    const id = makeId(work);
    const at = clock.now();
    const gates = [todayGate(db, before), stillGate(db, stillOwed(owed))];
    const passed = sql.join(
      gates.map((gate) => gate.passed),
      sql` AND `,
    );
    await commitParts(db, [
      ...gates.map((gate) => gate.part(always)),
      silentPart(
        addSuddenClosure(db, { id, ...added, createdAt: at, createdBy: viewer.agentId }, passed),
        ...movePromises(db, moved, {
          at,
          agentId: viewer.agentId,
          why: `تعطیلی: ${title}`,
          when: closureStands(id),
        }),
        growVersion(db, closureStands(id)),
      ),
    ]);
    return { id, movedPromises: moved.length };
  });
}

/** @throws Problem `not_found` */
export async function takeClosureBack(work: Work, viewer: Viewer, id: string) {
  requireAdmin(viewer);
  const { db } = work;
  await commitParts(db, [
    {
      statements: [growVersion(db, closureStands(id)), removeSuddenClosure(db, id)],
      answer: ([, removed]) => {
        if ((removed as unknown[]).length === 0) throw new Problem('not_found');
      },
    },
  ]);
}

/** What only admins may do does not exist for others (R32). */
function requireAdmin({ role }: Viewer) {
  if (role !== 'admin') throw new Problem('not_found');
}

function promisesMovedBy(work: Work, today: Today, owed: readonly OwedRow[]): MovedPromise[] {
  return owed.flatMap((row) => {
    const due = dueIn(today, row);
    if (due === null || due <= row.promiseDueAt) return [];
    return [{ id: row.id, historyId: makeId(work), from: row.promiseDueAt, to: due }];
  });
}

function dueIn(today: Today, row: OwedRow): number | null {
  const type = today.settings.requestTypes.find(({ id }) => id === row.requestType);
  if (!type) return null;
  const customer = { plan: row.plan, agency: null };
  return promiseFor(today, type, customer, row.promiseStartedAt, row.department).dueAt;
}
