import type { HeldWords } from '#shared/contract/desk/held.ts';
import { holdMs } from '#shared/contract/desk/undo.ts';
import { commit } from '../../foundation/database/commit.ts';
import { isDatabaseDown } from '../../foundation/database/database-fault.ts';
import { read, type Step } from '../../foundation/database/steps.ts';
import { budgetOf, isOutOfSubrequests } from '../../foundation/ports/budget.ts';
import { hours } from '../../foundation/ports/clock.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { answerTicket } from '../answer.ts';
import { applyBulk } from '../bulk/apply-bulk.ts';
import { closeTicket } from '../manage.ts';
import { NotHeld } from './asker.ts';
import {
  findHeld,
  type HeldBody,
  type HeldRow,
  heldRow,
  listDue,
  releaseTickets,
  stopHeld,
} from './store-held.ts';

// What becomes of acts that were kept back: they happen once when they are due, whichever process finds them first, or
// they are stopped and their agent is shown why.

/** Clocks of timers are a little fast. */
const graceMs = 50;

/** What cannot happen for so long, for a fault that may pass, is stopped. */
const patienceMs = hours(1);

/** Applies an act once it is due, if this process still runs then; else the timer does. */
export const applyLater = (services: Services, { id }: { id: string }) =>
  services.later(holdMs + graceMs, async () => {
    const context = { ...services, db: services.openDb() };
    const [row] = await findHeld(context.db, id);
    if (!row) return;
    await applyHeld(context, heldRow(row));
    await kickOutbox(services);
  });

/** A step of the timer: what was due and has not happened. One act that fails keeps no other from happening (R50). */
export async function* applyingHeld(context: RequestContext): Step {
  const { db, clock, log } = context;
  const budget = budgetOf(context);
  const [due] = yield* read([listDue(db, clock.now(), budget.bounds.ticketsPerRun)]);
  for (const row of due) {
    if (budget.left() < subrequestsPerAct) return;
    try {
      await applyHeld(context, heldRow(row));
    } catch (fault) {
      if (isDatabaseDown(fault) || isOutOfSubrequests(fault)) throw fault;
      log.error('held_act_failed', fault, { id: row.id });
    }
  }
}

/** So many subrequests an act may take: one read and one commit, or several of them for many tickets. */
const subrequestsPerAct = 20;

/** Lets an act happen, or stops it. What fails for a reason that may pass leaves it as it is. */
export async function applyHeld(context: RequestContext, act: HeldRow): Promise<void> {
  if (act.state !== 'held' || act.body === null) return;
  try {
    await happen(context, act, act.body);
  } catch (fault) {
    if (fault instanceof NotHeld) return;
    const isOverdue = context.clock.now() - act.dueAt >= patienceMs;
    if (!isOverdue && !(fault instanceof Problem && fault.status < 500)) throw fault;
    const { sentence } = fault instanceof Problem ? fault : new Problem('unexpected');
    await commit(context.db, [
      stopHeld(context.db, act.id, sentence),
      releaseTickets(context.db, act.id),
    ]);
  }
}

async function happen(context: RequestContext, act: HeldRow, { versions, words }: HeldBody) {
  const due = { id: act.id, agentId: act.agentId };
  if (act.kind === 'bulk') return await applyBulk(context, act);
  const [[code, version] = ['', 0]] = Object.entries(versions);
  const order = { code, version, key: act.requestKey };
  const { text = '', attachments = [], formToken, reason, reasonId } = words as HeldWords;
  if (act.kind === 'reply')
    await answerTicket(context, due, { ...order, text, attachments, formToken });
  else await closeTicket(context, due, { ...order, reason, reasonId });
}
