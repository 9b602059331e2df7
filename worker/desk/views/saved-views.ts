import type { SavedViewInput, ViewsAnswer } from '#shared/contract/desk/views.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import { guard } from '../../foundation/database/guard.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent, type SignedInAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { hasDepartment } from '../store-viewer.ts';
import * as texts from '../texts.ts';
import { choicesOf } from './choices.ts';
import {
  addSavedView,
  changeSavedView,
  deleteSavedView,
  hasFewerViews,
  isViewSaved,
  listAgentNames,
  listCloseReasons,
  listSavedViews,
  listTags,
  orderSavedViews,
} from './store-views.ts';

// A view is its owner's: others of its department see and use it, and only the owner changes it.

/** The views that this agent sees, and what filters can name. @throws Problem `sign_in_needed`. */
export async function listViews(context: RequestContext, tokenHash: string): Promise<ViewsAnswer> {
  const { db, clock, settings } = context;
  const {
    agent,
    rows: [views, agents, tags, closeReasons],
  } = await readWithAgent(context, tokenHash, [
    listSavedViews(db, agentOfSession(tokenHash, clock.now(), settings.limits)),
    listAgentNames(db),
    listTags(db),
    listCloseReasons(db),
  ]);
  return {
    views: views.map(({ id, title, query, department, ownerId }) => ({
      id,
      title,
      query,
      department:
        department === null
          ? null
          : { id: department, title: settings.departments[department]?.title ?? department },
      canChange: ownerId === agent.agentId,
    })),
    choices: choicesOf(settings, { agents, tags, closeReasons, viewer: agent }),
  };
}

/**
 * Saves a view and answers its id.
 * @throws Problem `sign_in_needed`; `bad_input` for a department that the agent does not have, and for too many views.
 */
export async function addView(
  context: RequestContext,
  tokenHash: string,
  { title, query, department }: SavedViewInput,
): Promise<{ id: string }> {
  const { db, clock } = context;
  const { agent } = await readWithAgent(context, tokenHash, []);
  requireDepartment(context, agent, department);
  const id = makeId(context);
  const steps = [
    guard(
      db,
      hasFewerViews(agent.agentId, deskLimits.savedViews),
      new Problem('bad_input', { fields: { title: texts.tooManyViews } }),
    ),
    addSavedView(db, {
      ...{ id, title, query, department },
      ...{ ownerId: agent.agentId, createdAt: clock.now() },
    }),
  ];
  await commitWithRecovery(db, steps, isViewSaved(id));
  return { id };
}

/** Changes an own view. @throws Problem as `addView`; `not_found` for a view of another. */
export async function changeView(
  context: RequestContext,
  tokenHash: string,
  id: string,
  view: SavedViewInput,
): Promise<void> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  requireDepartment(context, agent, view.department);
  const rows = await changeSavedView(context.db, { id, ownerId: agent.agentId }, view);
  if (rows.length === 0) throw new Problem('not_found');
}

/** Puts own views in this order; an id that is none of them is passed by. @throws Problem `sign_in_needed`. */
export async function orderViews(
  context: RequestContext,
  tokenHash: string,
  ids: readonly string[],
): Promise<void> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  await orderSavedViews(context.db, agent.agentId, ids);
}

/** Deletes an own view. @throws Problem `sign_in_needed`; `not_found` for a view of another. */
export async function removeView(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  const rows = await deleteSavedView(context.db, id, agent.agentId);
  if (rows.length === 0) throw new Problem('not_found');
}

function requireDepartment(
  { settings }: Pick<RequestContext, 'settings'>,
  agent: Pick<SignedInAgent, 'role' | 'departments'>,
  department: string | null,
) {
  if (department === null) return;
  const isKnown = Object.hasOwn(settings.departments, department);
  if (!isKnown || !hasDepartment(agent, department))
    throw new Problem('bad_input', { fields: { department: texts.chooseDepartment } });
}
