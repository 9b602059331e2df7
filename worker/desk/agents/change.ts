import type {
  AgentChangeInput,
  EnrolmentAnswer,
  RecoveryCodesAnswer,
} from '#shared/contract/desk/agents.ts';
import type { AuditAction, AuditSubject } from '../../audit/schema.ts';
import { audited } from '../../audit/step.ts';
import type { AlsoCommitted } from '../../foundation/database/commit-also.ts';
import type { Statement } from '../../foundation/database/database.ts';
import { guard } from '../../foundation/database/guard.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { addAgent, faultsOfAgent, type NewAgent } from '../../people/add-agent.ts';
import type { Agent } from '../../people/schema.ts';
import { findAgent } from '../../people/store.ts';
import { readWithRight, requireFreshFactor, type SignedInAgent } from '../../sessions/rules.ts';
import { changeFacts } from '../../sign-in/edit-agent.ts';
import { replaceRecoveryCodes } from '../../sign-in/new-recovery-codes.ts';
import { renewFactor } from '../../sign-in/reset-factor.ts';
import { enableOrDisable } from '../../sign-in/set-agent-enabled.ts';
import { isAgentAsRead, mayChangePeople } from './store-agents.ts';
import * as texts from './texts.ts';

// What the commands of an owner do to agents, an admin does here by the same rules, and more is asked: a second factor that was
// proven a moment ago, and a row of who did it. Nobody takes the right to this from themselves, and who does it has that
// right as it is committed: so an enabled admin is left whatever others do at that moment.

/** Who changes people. @throws Problem `sign_in_needed`, `not_found`, `fresh_proof_needed`. */
async function readActor(context: RequestContext, tokenHash: string, reads: readonly Statement[]) {
  const { agent, rows } = await readWithRight(context, tokenHash, 'people', reads);
  requireFreshFactor(context, agent);
  return { actor: agent, rows };
}

async function readBoth(context: RequestContext, tokenHash: string, id: string) {
  const { actor, rows } = await readActor(context, tokenHash, [findAgent(context.db, id)]);
  const [[agent]] = rows as [Agent[]];
  if (!agent) throw new Problem('not_found');
  return { actor, agent };
}

/** What is committed with a change by this admin: of an agent, where there is one yet, as it was read. */
function byActor(
  context: RequestContext,
  { agentId }: Pick<SignedInAgent, 'agentId'>,
  [action, subject]: readonly [AuditAction, AuditSubject],
  agent?: Agent,
): AlsoCommitted {
  const { db } = context;
  const { steps, wasCommitted } = audited(context, agentId, action, subject);
  const guards = [
    guard(db, mayChangePeople(agentId), 'not_found'),
    ...(agent ? [guardAgainstConflict(db, isAgentAsRead(agent))] : []),
  ];
  return { steps: [...guards, ...steps], wasCommitted };
}

/**
 * Adds an agent and answers its second factor, which is shown this once.
 * @throws Problem `sign_in_needed`, `not_found`, `fresh_proof_needed`, `bad_input` where another has this mobile too.
 */
export async function addPerson(
  context: RequestContext,
  tokenHash: string,
  given: NewAgent,
): Promise<EnrolmentAnswer> {
  const { actor } = await readActor(context, tokenHash, []);
  requireRightFacts(context, given, given.role);
  const { name, role, departments, agency = null, rights = [] } = given;
  const added = { role, departments, agency, rights };
  const { enrolment } = await addAgent(
    context,
    given,
    byActor(context, actor, ['add_agent', { of: name, given: added }]),
  );
  if (!enrolment) throw new Problem('bad_input', { fields: { mobile: texts.mobileTaken } });
  return enrolment;
}

function requireRightFacts(
  { settings }: RequestContext,
  facts: Parameters<typeof faultsOfAgent>[1],
  role: string,
) {
  const wrong = Object.keys(faultsOfAgent(settings, facts)) as (keyof typeof texts.faults)[];
  if (facts.departments?.length === 0 && role !== 'admin') wrong.push('departments');
  if (wrong.length > 0)
    throw new Problem('bad_input', {
      fields: Object.fromEntries(wrong.map((field) => [field, texts.faults[field]])),
    });
}

/** Changes facts of an agent, those that are given. @throws Problem as `addPerson`; `bad_input` for the own role. */
export const changePerson = (
  context: RequestContext,
  tokenHash: string,
  id: string,
  { departments, ...given }: AgentChangeInput,
): Promise<void> =>
  retryOnConflict(async () => {
    const { actor, agent } = await readBoth(context, tokenHash, id);
    requireRightFacts(context, { departments, ...given }, given.role ?? agent.role);
    const wanted = {
      ...given,
      // An admin has all of them, named or not.
      ...(departments?.length === 0
        ? { departments: Object.keys(context.settings.departments) }
        : departments && { departments }),
    };
    const facts = ['name', 'role', 'departments', 'agency', 'rights'] as const;
    const changed = facts.filter(
      (fact) => wanted[fact] !== undefined && !isSame(wanted[fact], agent[fact] ?? null),
    );
    if (changed.length === 0) return;
    for (const [fact, sentence] of [
      ['role', texts.ownRole],
      ['agency', texts.ownAgency],
    ] as const)
      if (agent.id === actor.agentId && changed.includes(fact))
        throw new Problem('bad_input', { fields: { [fact]: sentence } });
    const change = Object.fromEntries(changed.map((fact) => [fact, wanted[fact]]));
    const subject = {
      of: agent.name,
      changed: Object.fromEntries(
        changed.map((fact) => [fact, [agent[fact] ?? null, wanted[fact]] as const]),
      ),
    };
    await changeFacts(
      context,
      agent,
      change,
      byActor(context, actor, ['edit_agent', subject], agent),
    );
  });

/** Lists are the same in any order, and no right is as good as none. */
const isSame = (one: unknown, other: unknown): boolean => keyOf(one) === keyOf(other);
const keyOf = (value: unknown) => {
  const list = Array.isArray(value) && value.length === 0 ? null : value;
  return JSON.stringify(Array.isArray(list) ? [...list].sort() : list);
};

/** Enables or disables an agent; one who is that already is left alone. @throws Problem as `changePerson`. */
export const setPersonEnabled = (
  context: RequestContext,
  tokenHash: string,
  id: string,
  isEnabled: boolean,
): Promise<void> =>
  retryOnConflict(async () => {
    const { actor, agent } = await readBoth(context, tokenHash, id);
    if (isEnabled === (agent.disabledAt === null)) return;
    requireOther(actor, agent);
    const action = isEnabled ? 'enable_agent' : 'disable_agent';
    const also = byActor(context, actor, [action, { of: agent.name }], agent);
    await enableOrDisable(context, agent, isEnabled, also);
  });

/** A new second factor of another agent, shown this once; every session of theirs ends. @throws Problem as `changePerson`. */
export const resetFactorOf = (
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<EnrolmentAnswer> =>
  retryOnConflict(async () => {
    const { actor, agent } = await readBoth(context, tokenHash, id);
    // It would end the session that is to show it.
    requireOther(actor, agent);
    const also = byActor(context, actor, ['reset_factor', { of: agent.name }], agent);
    return await renewFactor(context, agent, also);
  });

/** New recovery codes of an agent, shown this once. @throws Problem as `changePerson`. */
export const renewCodesOf = (
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<RecoveryCodesAnswer> =>
  retryOnConflict(async () => {
    const { actor, agent } = await readBoth(context, tokenHash, id);
    const also = byActor(context, actor, ['new_recovery_codes', { of: agent.name }], agent);
    return { recoveryCodes: await replaceRecoveryCodes(context, agent, also) };
  });

function requireOther({ agentId }: Pick<SignedInAgent, 'agentId'>, { id }: Pick<Agent, 'id'>) {
  if (id === agentId) throw new Problem('bad_input', { fields: { agent: texts.notOneself } });
}
