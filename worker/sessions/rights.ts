import { type DeskPage, deskPages } from '#shared/contract/sign-in.ts';
import type { AgentRole } from '../people/schema.ts';

/** Over which requests a role may do something: those of its own departments, or of all. */
export type Scope = 'departments' | 'all';

/**
 * Who may do what at the desk: action × role → scope. What a role is not given it does not see either: such routes
 * answer `not_found`. Rights beyond the role, which no role includes, are `agentRights` of each agent (R88).
 */
const rightsOfRoles = {
  /** Read requests, answer them, and move them along. */
  work: { agent: 'departments', lead: 'departments', admin: 'all' },
  /** See how the desk does: counts, times and ratings, by department and agent. */
  report: { agent: null, lead: 'departments', admin: 'all' },
  /** Write saved replies for a whole department, or for all. */
  shareReplies: { agent: null, lead: 'departments', admin: 'all' },
  /** See the alarms that stand and stop their reminders. */
  alarms: { agent: null, lead: 'all', admin: 'all' },
  /** See messages that were given up, try them again, or discard them. */
  failed: { agent: null, lead: 'departments', admin: 'all' },
  /** See who was shown what in full, and who took lists out as files. */
  audit: { agent: null, lead: 'departments', admin: 'all' },
  /** Add days off and take them back. */
  closures: { agent: null, lead: null, admin: 'all' },
  /** Read which searches found nothing, and which answers did not help. */
  answers: { agent: null, lead: 'all', admin: 'all' },
} as const satisfies Record<string, Record<AgentRole, Scope | null>>;

/** A key of `rightsOfRoles`. */
export type DeskAction = keyof typeof rightsOfRoles;

/** Where this role may do this; null = nowhere. */
export const scopeOf = ({ role }: { role: AgentRole }, action: DeskAction): Scope | null =>
  rightsOfRoles[action][role];

const actionOfPage: Record<DeskPage, DeskAction> = {
  report: 'report',
  replies: 'work',
  alarms: 'alarms',
  failed: 'failed',
  content: 'answers',
  closures: 'closures',
  'sensitive-reads': 'audit',
};

/** The pages of the desk that this role may open, besides requests. */
export const pagesOf = (agent: { role: AgentRole }): DeskPage[] =>
  deskPages.filter((page) => scopeOf(agent, actionOfPage[page]) !== null);
