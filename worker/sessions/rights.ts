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
  /** See who did what: what was read in full, taken out as a file, or changed. */
  audit: { agent: null, lead: 'departments', admin: 'all' },
  /** Add agents, change, disable and enable them, and give them second factors. */
  people: { agent: null, lead: null, admin: 'all' },
  /** Look after the tags and the reasons for closing that agents choose from. */
  lists: { agent: null, lead: 'all', admin: 'all' },
  /** See who is blocked, block and unblock. */
  blocks: { agent: null, lead: 'all', admin: 'all' },
  /** Add days off and take them back. */
  closures: { agent: null, lead: null, admin: 'all' },
  /** Read which searches found nothing, and which answers did not help. */
  answers: { agent: null, lead: 'all', admin: 'all' },
} as const satisfies Record<string, Record<AgentRole, Scope | null>>;

/** A key of `rightsOfRoles`. */
export type DeskAction = keyof typeof rightsOfRoles;

/** What concerns customers and agents of all agencies, and so is closed to an agent of one. */
const ofAllAgencies: ReadonlySet<DeskAction> = new Set([
  'people',
  'lists',
  'blocks',
  'shareReplies',
  'closures',
  'alarms',
  'answers',
]);

/** Where an agent of this role may do this; null = nowhere. */
export const scopeOf = (
  { role, agency = null }: { role: AgentRole; agency?: string | null },
  action: DeskAction,
): Scope | null =>
  agency !== null && ofAllAgencies.has(action) ? null : rightsOfRoles[action][role];

const actionOfPage: Record<DeskPage, DeskAction> = {
  report: 'report',
  replies: 'work',
  alarms: 'alarms',
  failed: 'failed',
  content: 'answers',
  agents: 'people',
  tags: 'lists',
  'close-reasons': 'lists',
  blocked: 'blocks',
  closures: 'closures',
  audit: 'audit',
};

/** The pages of the desk that this role may open, besides requests. */
export const pagesOf = (agent: { role: AgentRole; agency: string | null }): DeskPage[] =>
  deskPages.filter((page) => scopeOf(agent, actionOfPage[page]) !== null);
