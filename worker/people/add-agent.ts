import { isBlank } from '#shared/fields/blank.ts';
import { canonicalMobile } from '#shared/fields/mobile.ts';
import { type AlsoCommitted, commitAlso } from '../foundation/database/commit-also.ts';
import { guarded } from '../foundation/database/guard.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import {
  type Agent,
  type AgentRight,
  type AgentRole,
  agentRights,
  agentRoles,
  type agents,
} from './schema.ts';
import { findAgentByMobile, insertAgent } from './store.ts';
import { totpEnrolUri } from './totp.ts';

/** An agent as the owner types it, unchecked. */
export type NewAgent = {
  name: string;
  mobile: string;
  role: string;
  /** Keys of `settings.departments`; empty = all of them. */
  departments: readonly string[];
  agency?: string | null;
  rights?: readonly AgentRight[];
};

/** What is wrong with the facts of an agent that are given, one sentence for each that is; empty = nothing. */
export function faultsOfAgent(
  { departments, agencies }: Pick<RequestContext['settings'], 'departments' | 'agencies'>,
  agent: { [Fact in 'name' | 'mobile' | 'role']?: NewAgent[Fact] | undefined } & {
    departments?: readonly string[] | undefined;
    rights?: readonly string[] | undefined;
    agency?: string | null | undefined;
  },
): Partial<Record<keyof NewAgent, string>> {
  const { name, mobile, role, agency } = agent;
  const unknownRights = (agent.rights ?? []).filter((right) => !isRight(right));
  const unknown = (agent.departments ?? []).filter((id) => !Object.hasOwn(departments, id));
  return {
    ...(name !== undefined && isBlank(name) && { name: 'A name is missing.' }),
    ...(mobile !== undefined &&
      !canonicalMobile(mobile) && { mobile: `"${mobile}" is no Iranian mobile number.` }),
    ...(role !== undefined &&
      !isRole(role) && { role: `"${role}" is no role; known are ${agentRoles.join(', ')}.` }),
    ...(unknown.length > 0 && {
      departments: `Unknown departments: ${unknown.join(', ')}. Known are ${Object.keys(departments).join(', ')}.`,
    }),
    ...(agency !== undefined &&
      agency !== null &&
      !Object.hasOwn(agencies, agency) && {
        agency: `"${agency}" is no agency of the settings; known are ${listed(Object.keys(agencies))}.`,
      }),
    ...(unknownRights.length > 0 && {
      rights: `Unknown rights: ${unknownRights.join(', ')}. Known are ${agentRights.join(', ')}.`,
    }),
  };
}

const listed = (ids: readonly string[]) => (ids.length === 0 ? 'none' : ids.join(', '));

/** Whether an agent can have this right. */
export const isRight = (right: string): right is AgentRight =>
  agentRights.some((known) => known === right);

/** Whether an agent can have this role. */
export const isRole = (role: string): role is AgentRole =>
  agentRoles.some((known) => known === role);

/** What an agent's second factor is, shown once: the key URI of the authenticator and the recovery codes. */
export type Enrolment = { uri: string; recoveryCodes: readonly string[] };

/** Facts of an agent that nobody names when it is added. */
const unsaid = {
  ...{ totpRound: 1, totpLastStep: 0, totpUsedBy: null },
  ...{ disabledAt: null, awaySince: null },
};

class Known extends Error {}

/**
 * Makes an agent, once per mobile, and answers what the authenticator needs. For a known
 * mobile it changes nothing and answers the agent alone: a secret is shown once (R87).
 */
export async function addAgent(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'config'>,
  { name, mobile, role, departments, agency = null, rights = [] }: NewAgent,
  also?: AlsoCommitted,
): Promise<{ agent: Agent; enrolment: Enrolment | null }> {
  const { db } = context;
  const canonical = canonicalMobile(mobile) ?? mobile;
  const id = makeId(context);
  const facts = {
    id,
    name: name.trim(),
    mobile: canonical,
    role: isRole(role) ? role : ('agent' as const),
    departments:
      departments.length > 0 ? [...departments] : Object.keys(context.settings.departments),
    ...{ agency, rights: rights.length > 0 ? [...rights] : null },
    createdAt: context.clock.now(),
  } satisfies typeof agents.$inferInsert;
  const recovery = await renewRecoveryCodes(context, id);
  try {
    await commitAlso(
      db,
      [guarded(insertAgent(db, facts), () => new Known()), ...recovery.steps],
      also,
    );
    const agent = { ...unsaid, ...facts };
    const uri = await totpEnrolUri(context, agent);
    return { agent, enrolment: { uri, recoveryCodes: recovery.codes } };
  } catch (fault) {
    if (!(fault instanceof Known)) throw fault;
    const [known] = await findAgentByMobile(db, canonical);
    if (!known) throw new Error('The agent was not stored.');
    return { agent: known, enrolment: null };
  }
}
