import type { DeskView, InboxQuery } from '#shared/contract/desk/inbox.ts';
import type { SavedQuery } from '#shared/contract/desk/views.ts';
import { operatorFields } from '#shared/desk-query/names.ts';
import { namesRows } from '#shared/desk-query/operators.ts';
import { type Condition, parseDeskQuery } from '#shared/desk-query/parse.ts';
import { cleanLine } from '#shared/persian/typed.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { startOfDay } from '../start-of-day.ts';
import { choicesOf } from '../views/choices.ts';
import { findSavedView, listAgentNames, listTags } from '../views/store-views.ts';

/** A list that is asked for, taken apart. */
export type Asked = {
  view: DeskView;
  words: string;
  conditions: Condition[];
  /** Filed at or after, and before, in epoch ms; null where any time is meant. */
  since: number | null;
  before: number | null;
};

type Asking = Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>;

/**
 * What a query means. A saved view, and an operator that names an agent or a tag, cost a round trip.
 * @throws Problem `bad_input` beside `q`, `not_found` for a view that this agent does not see.
 */
export async function readAsked(
  context: Asking,
  tokenHash: string,
  query: Omit<InboxQuery, 'after'>,
): Promise<Asked> {
  const { db, settings, clock } = context;
  const { view = '', background, ...own } = query;
  const savedId = view.startsWith('saved:') ? view.slice('saved:'.length) : null;
  const needsRows = savedId !== null || namesRows(own.q ?? '');
  const {
    agent,
    rows: [[saved], agents, tags],
  } = needsRows
    ? await readWithAgent(
        context,
        tokenHash,
        [
          findSavedView(db, agentOfSession(tokenHash, clock.now(), settings.limits), savedId ?? ''),
          listAgentNames(db),
          listTags(db),
        ],
        { isUse: background === undefined },
      )
    : { agent: null, rows: [[], [], []] as const };
  if (savedId !== null && !saved) throw new Problem('not_found');
  const asked: SavedQuery = {
    ...(saved?.query ?? (view ? { view: view as DeskView } : {})),
    ...own,
  };
  const choices = choicesOf(settings, { agents, tags, viewer: agent });
  const typed = parseDeskQuery(cleanLine(asked.q ?? ''), choices);
  if (typed.fault !== null) throw new Problem('bad_input', { fields: { q: typed.fault } });
  const conditions = [
    ...operatorFields.flatMap((field): Condition[] => {
      const value = asked[field];
      if (value === undefined) return [];
      const not = value.startsWith('-') && field !== 'from' && field !== 'to';
      return [{ field, value: not ? value.slice(1) : value, not }];
    }),
    ...typed.conditions,
  ];
  const days = { from: 0, to: 1 } as const;
  const instants = conditions.map((condition) => {
    const { field, value } = condition;
    return field === 'from' || field === 'to'
      ? { ...condition, value: String(startOfDay(value, days[field])) }
      : condition;
  });
  const timeOf = (field: 'from' | 'to') =>
    instants.filter((one) => one.field === field && !one.not).map(({ value }) => Number(value));
  const since = timeOf('from');
  const before = timeOf('to');
  return {
    view: asked.view ?? (typed.words ? 'all' : 'owed'),
    words: typed.words,
    conditions: instants,
    since: since.length > 0 ? Math.max(...since) : null,
    before: before.length > 0 ? Math.min(...before) : null,
  };
}
