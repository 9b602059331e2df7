import type { AgentsAnswer, AgentsQuery } from '#shared/contract/desk/agents.ts';
import { showMobile } from '#shared/fields/mobile.ts';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { foldText } from '#shared/persian/letters.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import type { AgentRight } from '../../people/schema.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { type ListedAgent, listAgents } from './store-agents.ts';

/** A page of agents whose name or mobile has what is searched for. @throws Problem `sign_in_needed`, `not_found`. */
export async function listPeople(
  context: RequestContext,
  tokenHash: string,
  { q = '', after }: AgentsQuery,
): Promise<AgentsAnswer> {
  const { db, settings } = context;
  const {
    rows: [all],
  } = await readWithRight(context, tokenHash, 'people', [listAgents(db)]);
  const found = all.filter((agent) => isFound(agent, q));
  const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const shown = found.slice(from, from + listSizes.ofAdmins);
  const titled = (entries: Readonly<Record<string, { title: string }>>) =>
    Object.entries(entries).map(([id, { title }]) => ({ id, title }));
  return {
    agents: shown.map(({ isDisabled, mobile, departments, rights, ...agent }) => ({
      ...agent,
      mobile: showMobile(mobile),
      departments: JSON.parse(departments) as string[],
      rights: rights === null ? [] : (JSON.parse(rights) as AgentRight[]),
      isEnabled: !isDisabled,
    })),
    next: from + shown.length < found.length ? (shown.at(-1)?.id ?? null) : null,
    departments: titled(settings.departments),
    agencies: titled(settings.agencies),
  };
}

/** By the folded name, or by digits of the number as people write it. */
function isFound({ name, mobile }: Pick<ListedAgent, 'name' | 'mobile'>, q: string): boolean {
  const digits = toLatinDigits(q).replace(/\D/g, '');
  const isNumber = digits !== '' && /^[\d\s+]+$/.test(toLatinDigits(q));
  return isNumber
    ? mobile.replace('+98', '0').includes(digits.replace(/^(?:98|0098)(?=9)/, '0'))
    : foldText(name).includes(foldText(q));
}
