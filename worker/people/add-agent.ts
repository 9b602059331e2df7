import { canonicalMobile } from '#shared/fields/mobile.ts';
import { makeId } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { type Agent, agents } from './schema.ts';
import { findAgentByMobile, insertAgent } from './store.ts';
import { totpEnrolUri } from './totp.ts';

/** An agent as the owner types it, unchecked. */
export type NewAgent = {
  name: string;
  mobile: string;
  role: string;
  /** Keys of `settings.departments`; empty = all of them. */
  departments: readonly string[];
};

/** What is wrong with the facts of an agent that are given, one sentence each; empty = nothing. */
export function faultsOfAgent(
  { departments }: Pick<RequestContext['settings'], 'departments'>,
  agent: { [Fact in keyof NewAgent]?: NewAgent[Fact] | undefined },
): string[] {
  const { name, mobile, role } = agent;
  const unknown = (agent.departments ?? []).filter((id) => !Object.hasOwn(departments, id));
  return [
    ...(name === undefined || name.trim() ? [] : ['A name is missing.']),
    ...(mobile === undefined || canonicalMobile(mobile)
      ? []
      : [`"${mobile}" is no Iranian mobile number.`]),
    ...(role === undefined || isRole(role)
      ? []
      : [`"${role}" is no role; known are agent and admin.`]),
    ...(unknown.length === 0
      ? []
      : [
          `Unknown departments: ${unknown.join(', ')}. Known are ${Object.keys(departments).join(', ')}.`,
        ]),
  ];
}

/** Whether an agent can have this role. */
export const isRole = (role: string): role is Agent['role'] => role === 'agent' || role === 'admin';

/**
 * Makes an agent, once per mobile, and answers what the authenticator needs. For a known
 * mobile it changes nothing and answers the agent alone: a secret is shown once (R87).
 */
export async function addAgent(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'config'>,
  { name, mobile, role, departments }: NewAgent,
): Promise<{ agent: Agent; enrolUri: string | null }> {
  const canonical = canonicalMobile(mobile) ?? mobile;
  const [made] = await insertAgent(context.db, {
    id: makeId(context),
    name: name.trim(),
    mobile: canonical,
    role: isRole(role) ? role : 'agent',
    departments:
      departments.length > 0 ? [...departments] : Object.keys(context.settings.departments),
    createdAt: context.clock.now(),
  })
    .onConflictDoNothing({ target: agents.mobile })
    .returning();
  if (made) return { agent: made, enrolUri: await totpEnrolUri(context, made) };
  const [known] = await findAgentByMobile(context.db, canonical);
  if (!known) throw new Error('The agent was not stored.');
  return { agent: known, enrolUri: null };
}
