import type { SavedRepliesAnswer, SavedReplyInput } from '#shared/contract/desk/replies.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import type { AuditAction, AuditSubject } from '../../audit/schema.ts';
import { audited } from '../../audit/step.ts';
import { type BatchStep, commit } from '../../foundation/database/commit.ts';
import { commitWithRecovery } from '../../foundation/database/commit-recovery.ts';
import { guard } from '../../foundation/database/guard.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { scopeOf } from '../../sessions/rights.ts';
import { readWithAgent, type SignedInAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { chooseDepartment } from '../texts.ts';
import {
  addSavedReply,
  changeSavedReply,
  countReplyUse,
  deleteSavedReply,
  findSavedReply,
  hasFewerReplies,
  isReplySaved,
  isReplyStill,
  listSavedReplies,
  type SavedReplyRow,
} from './store-replies.ts';
import * as texts from './texts.ts';

// Every agent writes replies for itself. Those of a department are its leads' and the admins', those for all the admins'.

type Standing = Pick<SavedReplyRow, 'sharing' | 'department' | 'ownerId'>;

/** The replies that this agent may use, the most used first. @throws Problem `sign_in_needed`. */
export async function listReplies(
  context: RequestContext,
  tokenHash: string,
): Promise<SavedRepliesAnswer> {
  const { db, settings } = context;
  const {
    agent,
    rows: [replies],
  } = await readWithAgent(context, tokenHash, [listSavedReplies(db, asking(context, tokenHash))]);
  const titled = (id: string) => ({ id, title: settings.departments[id]?.title ?? id });
  return {
    replies: replies.map((reply) => ({
      id: reply.id,
      title: reply.title,
      text: reply.text,
      sharing: reply.sharing,
      department: reply.department === null ? null : titled(reply.department),
      uses: reply.uses,
      canChange: mayChange(agent, reply),
    })),
    agent: agent.name,
    canShare: {
      departments: Object.keys(settings.departments)
        .filter((id) => mayShareWith(agent, id))
        .map(titled),
      all: mayShareWithAll(agent),
    },
  };
}

/**
 * Saves a reply and answers its id.
 * @throws Problem `sign_in_needed`; `bad_input` where the agent may not share so, and for too many replies.
 */
export async function addReply(
  context: RequestContext,
  tokenHash: string,
  reply: SavedReplyInput,
): Promise<{ id: string }> {
  const { db, clock } = context;
  const { agent } = await readWithAgent(context, tokenHash, []);
  requireSharing(context, agent, reply);
  const id = makeId(context);
  const at = clock.now();
  const steps = [
    ...sharedStep(context, agent, 'add_reply', { of: reply.title, given: usersOf(reply) }, [reply]),
    guard(
      db,
      hasFewerReplies(agent.agentId, deskLimits.savedReplies),
      new Problem('bad_input', { fields: { title: texts.tooManyReplies } }),
    ),
    addSavedReply(db, { id, ...reply, ownerId: agent.agentId, createdAt: at, updatedAt: at }),
  ];
  await commitWithRecovery(db, steps, isReplySaved(id));
  return { id };
}

/**
 * Changes a reply; one that is nobody else's any more is the agent's own.
 * @throws Problem as `addReply`; `not_found` where the agent may not change it.
 */
export async function changeReply(
  context: RequestContext,
  tokenHash: string,
  id: string,
  reply: SavedReplyInput,
): Promise<void> {
  const { agent, standing } = await readToChange(context, tokenHash, id);
  requireSharing(context, agent, reply);
  // Nothing changes: whoever got no answer sends it again.
  if (isSame(standing, reply)) return;
  const ownerId = reply.sharing === 'own' ? agent.agentId : standing.ownerId;
  const next = { ...reply, ownerId, updatedAt: context.clock.now() };
  const changed = {
    title: [standing.title, reply.title] as const,
    sharing: [usersOf(standing).sharing, usersOf(reply).sharing] as const,
  };
  const differing = Object.entries(changed).filter(([, [before, after]]) => before !== after);
  const subject = { of: standing.title, changed: Object.fromEntries(differing) };
  await commit(context.db, [
    guard(context.db, isReplyStill(standing), 'not_found'),
    ...sharedStep(context, agent, 'edit_reply', subject, [standing, reply]),
    changeSavedReply(context.db, id, next),
  ]);
}

/** Deletes a reply. @throws Problem `sign_in_needed`; `not_found` where the agent may not change it. */
export async function removeReply(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { agent, standing } = await readToChange(context, tokenHash, id);
  const subject = { of: standing.title, given: usersOf(standing) };
  await commit(context.db, [
    guard(context.db, isReplyStill(standing), 'not_found'),
    ...sharedStep(context, agent, 'remove_reply', subject, [standing]),
    deleteSavedReply(context.db, id),
  ]);
}

/**
 * Counts that a reply was sent, by which lists are ordered: a repeated request counts once more, which harms nothing.
 * @throws Problem `sign_in_needed`; `not_found` for a reply that the agent may not use.
 */
export async function countUse(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { db } = context;
  const {
    rows: [[reply]],
  } = await readWithAgent(context, tokenHash, [findSavedReply(db, asking(context, tokenHash), id)]);
  if (!reply) throw new Problem('not_found');
  await countReplyUse(db, id);
}

const asking = ({ clock, settings }: RequestContext, tokenHash: string) =>
  agentOfSession(tokenHash, clock.now(), settings.limits);

async function readToChange(context: RequestContext, tokenHash: string, id: string) {
  const {
    agent,
    rows: [[standing]],
  } = await readWithAgent(context, tokenHash, [
    findSavedReply(context.db, asking(context, tokenHash), id),
  ]);
  if (!standing || !mayChange(agent, standing)) throw new Problem('not_found');
  return { agent, standing };
}

const isSame = (standing: SavedReplyRow, { title, text, sharing, department }: SavedReplyInput) =>
  standing.title === title &&
  standing.text === text &&
  standing.sharing === sharing &&
  standing.department === department;

/** Who uses a reply: the id of a department, or how it is shared. */
const usersOf = ({ sharing, department }: Pick<Standing, 'sharing' | 'department'>) => ({
  sharing: department ?? sharing,
});

/** The row that says what was done to a reply that others use; none where it was and is the agent's own. */
const sharedStep = (
  context: RequestContext,
  { agentId }: SignedInAgent,
  action: AuditAction,
  subject: AuditSubject,
  replies: readonly Pick<Standing, 'sharing'>[],
): readonly BatchStep[] =>
  replies.every(({ sharing }) => sharing === 'own')
    ? []
    : audited(context, agentId, action, subject).steps;

const mayShareWithAll = (agent: SignedInAgent) => scopeOf(agent, 'shareReplies') === 'all';

const mayShareWith = (agent: SignedInAgent, department: string) =>
  mayShareWithAll(agent) ||
  (scopeOf(agent, 'shareReplies') === 'departments' && agent.departments.includes(department));

function mayChange(agent: SignedInAgent, { sharing, department, ownerId }: Standing): boolean {
  if (sharing === 'own') return ownerId === agent.agentId;
  return department === null ? mayShareWithAll(agent) : mayShareWith(agent, department);
}

function requireSharing(
  { settings }: Pick<RequestContext, 'settings'>,
  agent: SignedInAgent,
  { sharing, department }: SavedReplyInput,
) {
  const refuse = (fields: Record<string, string>) => new Problem('bad_input', { fields });
  if ((sharing === 'department') !== (department !== null))
    throw refuse({ sharing: texts.chooseSharing });
  if (sharing === 'all' && !mayShareWithAll(agent)) throw refuse({ sharing: texts.chooseSharing });
  if (department === null) return;
  const isKnown = Object.hasOwn(settings.departments, department);
  if (!isKnown || !mayShareWith(agent, department)) throw refuse({ department: chooseDepartment });
}
