import type { AgentChangeInput, AgentInput } from '#shared/contract/desk/agents.ts';
import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

// The requests of the pages besides requests of customers. All throw ApiFault.

const desk = api.desk;

/** What the audit list is narrowed down by; what is not set is left out. */
export type AuditFilter = Partial<Record<'agent' | 'action' | 'code' | 'from' | 'to', string>>;

/** A page of who did what, the newest first. */
export const readAudit = (filter: AuditFilter, after: string | null) =>
  used(answerOf(desk.audit.$get({ query: { ...filter, ...(after !== null && { after }) } })));

/** The address of the same list as a table. */
export const auditTableAddress = (filter: AuditFilter) =>
  `/api/desk/audit.csv?${new URLSearchParams(filter)}`;

const agent = desk.agents[':id'];

/** A page of agents whose name or mobile has this text. */
export const readAgents = (q: string, after: string | null) =>
  used(
    answerOf(desk.agents.$get({ query: { ...(q && { q }), ...(after !== null && { after }) } })),
  );

/** Adds an agent and answers its second factor, which is shown this once. */
export const addAgent = (json: AgentInput) => used(answerOf(desk.agents.$post({ json })));

/** Changes facts of an agent, those that are given. */
export const changeAgent = (id: string, json: AgentChangeInput) =>
  used(answerOf(agent.$put({ param: { id }, json })));

/** Lets an agent sign in again. */
export const enableAgent = (id: string) => used(answerOf(agent.enable.$post({ param: { id } })));

/** Takes the desk from an agent at once. */
export const disableAgent = (id: string) => used(answerOf(agent.disable.$post({ param: { id } })));

/** A new second factor of an agent, shown this once. */
export const resetFactor = (id: string) =>
  used(answerOf(agent['reset-factor'].$post({ param: { id } })));

/** New recovery codes of an agent, shown this once. */
export const renewRecoveryCodes = (id: string) =>
  used(answerOf(agent['recovery-codes'].$post({ param: { id } })));

/** Takes all open requests from an agent, slice by slice, and answers how many there were. */
export async function unassignAll(id: string): Promise<number> {
  let count = 0;
  for (let hasMore = true; hasMore; ) {
    const slice = await used(answerOf(agent.unassign.$post({ param: { id } })));
    count += slice.unassigned;
    hasMore = slice.hasMore;
  }
  return count;
}

/** Proves the second factor of this session anew. */
export const renewProof = (code: string) =>
  used(answerOf(desk['second-factor'].$post({ json: { code } })));

/** One of the lists that agents choose from. */
export type ListName = 'tags' | 'close-reasons';

/** A page of the list. */
export const readEntries = (list: ListName, after: string | null) =>
  used(answerOf(desk[list].$get({ query: after === null ? {} : { after } })));

/** Adds an entry. */
export const addEntry = (list: ListName, title: string) =>
  used(answerOf(desk[list].$post({ json: { title } })));

/** Gives an entry another title. */
export const renameEntry = (list: ListName, id: string, title: string) =>
  used(answerOf(desk[list][':id'].$put({ param: { id }, json: { title } })));

/** Offers an entry no longer, or again. */
export const offerEntry = (list: ListName, id: string, isOffered: boolean) =>
  used(answerOf(desk[list][':id'].offered.$put({ param: { id }, json: { isOffered } })));

/** Puts a reason before another one, or behind all: null. */
export const placeReason = (id: string, before: string | null) =>
  used(answerOf(desk['close-reasons'][':id'].place.$put({ param: { id }, json: { before } })));

/** Makes a tag a part of another, slice by slice. */
export async function mergeTags(id: string, into: string): Promise<void> {
  for (let hasMore = true; hasMore; ) {
    const asked = desk.tags[':id'].merge.$post({ param: { id }, json: { into } });
    ({ hasMore } = await used(answerOf(asked)));
  }
}

/** A page of blocked addresses, those that are searched for. */
export const readBlocked = (q: string, after: string | null) =>
  used(
    answerOf(desk.blocked.$get({ query: { ...(q && { q }), ...(after !== null && { after }) } })),
  );

/** Blocks an address. */
export const blockAddress = (address: string, reason: string) =>
  used(answerOf(desk.blocked.$post({ json: { address, reason } })));

/** Lifts a block. */
export const unblockAddress = (id: string) =>
  used(answerOf(desk.blocked[':id'].$delete({ param: { id } })));
