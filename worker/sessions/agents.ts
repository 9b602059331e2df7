import type { Database } from '../foundation/database.ts';
import type { Agent } from '../people/schema.ts';
import { isDisabled, renewTotp, setAgentDisabled, setAgentRole } from '../people/store.ts';
import { endSessionsOfAgent } from './store.ts';

// Statements for one commit. Sessions are ended, not only void, so that nothing comes back to life
// when an agent does (R16, R18).

/** Puts an agent out. */
export const disableAgent = (db: Database, agentId: string, now: number) =>
  [setAgentDisabled(db, agentId, now), endSessionsOfAgent(db, agentId)] as const;

/** Lets a disabled agent in again, to sign in anew: sessions that an older version left end here. */
export const enableAgent = (db: Database, agentId: string) =>
  [
    endSessionsOfAgent(db, agentId, isDisabled(agentId)),
    setAgentDisabled(db, agentId, null),
  ] as const;

/** Gives an agent another role; they sign in again for it. */
export const changeAgentRole = (db: Database, agentId: string, role: Agent['role']) =>
  [setAgentRole(db, agentId, role), endSessionsOfAgent(db, agentId)] as const;

/** Gives an agent another second factor; the first statement answers the agent as it is from now on. */
export const renewSecondFactor = (db: Database, agentId: string) =>
  [renewTotp(db, agentId), endSessionsOfAgent(db, agentId)] as const;
