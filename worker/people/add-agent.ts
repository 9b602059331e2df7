import { canonicalMobile } from '#shared/fields/mobile.ts';
import { makeId } from '../foundation/chance.ts';
import type { Work } from '../foundation/services.ts';
import { type Agent, agents } from './schema.ts';
import { findAgentByMobile, insertAgent } from './store.ts';
import { totpEnrolUri } from './totp.ts';

export type NewAgent = {
  name: string;
  mobile: string;
  role: string;
  /** Keys of `settings.departments`; empty = all of them. */
  departments: readonly string[];
};

/** What is wrong with a new agent's facts, one sentence each; empty = nothing. */
export function faultsOfAgent(
  { departments }: Pick<Work['settings'], 'departments'>,
  agent: NewAgent,
): string[] {
  const unknown = agent.departments.filter((id) => !(id in departments));
  return [
    ...(agent.name.trim() ? [] : ['A name is missing.']),
    ...(canonicalMobile(agent.mobile) ? [] : [`"${agent.mobile}" is no Iranian mobile number.`]),
    ...(agent.role === 'agent' || agent.role === 'admin'
      ? []
      : [`"${agent.role}" is no role; known are agent and admin.`]),
    ...(unknown.length === 0
      ? []
      : [
          `Unknown departments: ${unknown.join(', ')}. Known are ${Object.keys(departments).join(', ')}.`,
        ]),
  ];
}

/**
 * Makes an agent, once per mobile, and answers what the authenticator has to be told. For a known
 * mobile it changes nothing and answers the agent alone: a secret is shown once (R87).
 */
export async function addAgent(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings' | 'config'>,
  { name, mobile, role, departments }: NewAgent,
): Promise<{ agent: Agent; enrolUri: string | null }> {
  const canonical = canonicalMobile(mobile) ?? mobile;
  const [made] = await insertAgent(work.db, {
    id: makeId(work),
    name: name.trim(),
    mobile: canonical,
    role: role === 'admin' ? 'admin' : 'agent',
    departments: departments.length > 0 ? [...departments] : Object.keys(work.settings.departments),
    createdAt: work.clock.now(),
  })
    .onConflictDoNothing({ target: agents.mobile })
    .returning();
  if (made) return { agent: made, enrolUri: await totpEnrolUri(work, made) };
  const [known] = await findAgentByMobile(work.db, canonical);
  if (!known) throw new Error('The agent was not stored.');
  return { agent: known, enrolUri: null };
}
