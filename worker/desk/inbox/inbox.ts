import type { InboxAnswer, InboxQuery, InboxTicket } from '#shared/contract/desk/inbox.ts';
import { erasedWords, type TicketState, titleOfState } from '#shared/contract/tickets.ts';
import { parseTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { foldText } from '#shared/persian/letters.ts';
import { cleanLine, ungroup } from '#shared/persian/typed.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { listStanding } from '../../alarms/store.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../../organisation/calendars.ts';
import { maskAddress } from '../../people/mask.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { stageOf } from '../../tickets/stages/progress.ts';
import { alarmsFor } from '../alarms.ts';
import { nearestPromise } from '../promises/promise.ts';
import type { Viewer } from '../store-viewer.ts';
import { countInbox, type InboxRow, listInbox, type Wanted } from './store-inbox.ts';

// The list an agent works through: what is late stands first, then what soon will be, then the
// rest; among equals the agents' own priority decides, then urgency, then the promise.

const statesOf = {
  owed: ['waiting', 'in_review'],
  waiting: ['waiting'],
  in_review: ['in_review'],
  answered: ['answered'],
  open: ['waiting', 'in_review', 'answered'],
  closed: ['closed'],
} satisfies Record<string, TicketState[]>;
const statesIn = (name: string) =>
  (statesOf as Readonly<Record<string, TicketState[]>>)[name] ?? everywhere;
const everywhere: readonly TicketState[] = [...statesOf.open, 'closed'];

/**
 * The tickets an agent may see, by promise. Words of a search look into closed ones too.
 * @throws Problem `sign_in_needed`.
 */
export async function listForDesk(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  { department, state: chosen, view, q = '' }: InboxQuery,
  limit: number = listSizes.inbox,
): Promise<InboxAnswer> {
  const { db, settings, clock } = context;
  const now = clock.now();
  const words = cleanLine(q);
  const state = chosen ?? (view === 'departments' || view === 'mine' ? 'open' : view);
  const filter = {
    states: state ? statesIn(state) : words ? everywhere : statesOf.owed,
    withDueStages: state === 'owed' || (!state && !words),
    department: department ?? null,
    isMine: view === 'mine',
    wanted: words ? wantedBy(words) : null,
  };
  const asking = agentOfSession(tokenHash, now, settings.limits);
  const {
    agent,
    rows: [rows, [count], standing, ...ofCalendars],
  } = await readWithAgent(context, tokenHash, [
    listInbox(db, asking, filter, { now, limit }),
    countInbox(db, asking, filter),
    listStanding(db),
    ...calendarQueries(db),
  ]);
  const calendars = cacheCalendars(settings, ofCalendars);
  const tickets = rows
    .filter(({ title, code }) => !words || isMeant(words, title, code))
    .map((row) => inboxTicket(calendars, row, now))
    .sort(byNeed);
  const isWhole = rows.length < limit;
  return {
    now,
    tickets,
    next: null,
    total: { count: isWhole ? tickets.length : (count?.total ?? tickets.length), isMore: false },
    departments: departmentsOf(settings, agent),
    alarms: alarmsFor(agent, standing, now),
  };
}

/** Departments by title, those of the agent alone unless it is an admin. */
export const departmentsOf = (
  settings: Settings,
  { role, departments }: Pick<Viewer, 'role' | 'departments'>,
) =>
  Object.entries(settings.departments)
    .filter(([id]) => role === 'admin' || departments.includes(id))
    .map(([id, { title }]) => ({ id, title }));

/** What does not count when titles are compared: spaces, half-spaces and marks. */
const gaps = /[\s\u200c\p{M}]+/gu;
/** As read by somebody who minds neither spelling nor spaces. */
const bare = (text: string) => foldText(text).replace(gaps, '');

const codePrefix = (words: string) => {
  const typed = ungroup(words).toUpperCase();
  return /^[0-9A-Z]{4,12}$/.test(typed) ? typed : null;
};

const spellings = ['یيىئېے', 'کكڪ', 'هةۀەہھ', 'اأإآٱ', 'وؤ'].concat(
  [...'0123456789'].map((digit) => `${digit}${toPersianDigits(digit)}${toArabicDigit(digit)}`),
);

function toArabicDigit(digit: string): string {
  return String.fromCodePoint(0x660 + Number(digit));
}

/** A set for GLOB of the ways in which people write this letter or digit. */
function anySpelling(sign: string): string {
  const alike = spellings.find((signs) => signs.includes(sign));
  const both = new Set([sign.toLowerCase(), sign.toUpperCase()]);
  return `[${alike ?? [...both].join('')}]`;
}

/** Words of a title, however their letters and digits are written. */
const wantedBy = (words: string): Wanted => ({
  code: parseTrackingCode(words),
  codePrefix: codePrefix(words),
  title: words
    .replace(gaps, '')
    .replace(/[*?[]/g, '[$&]')
    .replace(/[\p{L}\p{Nd}]/gu, anySpelling),
});

function isMeant(words: string, title: string, code: string): boolean {
  if (parseTrackingCode(words) === code) return true;
  const prefix = codePrefix(words);
  return (prefix !== null && code.startsWith(prefix)) || bare(title).includes(bare(words));
}

function inboxTicket(calendars: EffectiveCalendars, row: InboxRow, now: number): InboxTicket {
  const { settings } = calendars;
  const address = row.address ?? row.contact;
  const type = settings.requestTypes.find(({ id }) => id === row.requestType);
  return {
    code: showTrackingCode(row.code),
    title: row.title || erasedWords,
    requestType: type?.title ?? row.requestType,
    department: settings.departments[row.department]?.title ?? row.department,
    state: row.state,
    stateTitle: titleOfState(settings.stateWords, row.state),
    urgency: row.urgency,
    urgencyTitle: settings.urgency[row.urgency].title,
    priority: row.priority,
    stage: stageOf(type, row)?.title ?? null,
    promise: nearestPromise(calendars, row, now),
    unread: row.unread === 1,
    customer: row.name ?? (address === null ? '' : maskAddress(address)),
    proven: row.proven === 1,
    assignee: null,
    snoozed: null,
    tags: [],
    lastWords: '',
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

const needs = { late: 3, soon: 2, fine: 1 } as const;
const urgencies = { urgent: 2, high: 1, normal: 0 } as const;

/** The order of the database, refined by what it cannot know: which promises will soon be late. */
function byNeed(one: InboxTicket, other: InboxTicket): number {
  const needOf = ({ promise }: InboxTicket) => (promise ? needs[promise.state] : 0);
  const byPromise = needOf(other) - needOf(one);
  if (byPromise !== 0 || !one.promise || !other.promise) return byPromise;
  return (
    other.priority - one.priority ||
    urgencies[other.urgency] - urgencies[one.urgency] ||
    one.promise.dueAt - other.promise.dueAt ||
    one.createdAt - other.createdAt
  );
}
