import type { FieldValue } from '../fields/field.ts';
import { jalaliToInstant } from '../persian/dates.ts';
import { parseJalaliIso } from '../persian/jalali.ts';
import type { Policy } from '../settings/policies.ts';
import type { Calendar } from '../working-time/calendar.ts';
import { dueAt } from '../working-time/promise.ts';

/** A rule that what was filled in does not keep, and what the form does about it. */
export type BrokenRule = {
  policy: string;
  /** The field to stand beside. */
  field: string;
  say: string;
  /** The request type that fits instead. */
  offer: string | null;
  /** Whether this request type takes the request all the same. */
  refuse: boolean;
};

/** What `decidePolicies` needs to know. `now` is in epoch milliseconds. */
export type Decide = {
  /** Rules by id, and the ids that this request type has. */
  policies: Readonly<Record<string, Policy>>;
  ids: readonly string[];
  /** What was filled in, as it is stored; empty fields are missing. */
  facts: Readonly<Record<string, FieldValue>>;
  /** Working time of the department, for rules that count in it. */
  calendar: Calendar;
  now: number;
};

type Rule = NonNullable<Policy['rule']>;

/**
 * Which rules the facts break, for the live form and the server alike. A rule whose field is empty
 * or unreadable says nothing (required fields have their own sentence), but for one that wants it
 * filled.
 */
export function decidePolicies({ policies, ids, ...given }: Decide): BrokenRule[] {
  return ids.flatMap((id) => {
    const rule = policies[id]?.rule;
    if (!rule || isKept(rule, given) !== false) return [];
    const { say, offer, refuse } = rule.otherwise;
    const field = 'dateField' in rule ? rule.dateField : rule.field;
    return [{ policy: id, field, say, offer: offer ?? null, refuse }];
  });
}

/** Null where the facts do not tell. */
function isKept(rule: Rule, { facts, calendar, now }: Omit<Decide, 'policies' | 'ids'>) {
  const { when } = rule;
  if (when && !when.is.some((value) => value === facts[when.field])) return null;
  if (rule.kind === 'filled') return facts[rule.field] !== undefined;
  if (rule.kind === 'choice') {
    const chosen = facts[rule.field];
    return typeof chosen === 'string' ? rule.allowed.includes(chosen) : null;
  }
  // A day without an hour counts as suits the customer, whose the doubt is.
  const doubtful = rule.kind === 'within' ? 24 : 0;
  const happened = instantOf(facts[rule.dateField], facts[rule.timeField ?? ''], doubtful);
  if (happened === null) return null;
  const due = dueAt(calendar, happened, rule.duration);
  return rule.kind === 'within' ? now <= due : now >= due;
}

function instantOf(
  date: FieldValue | undefined,
  time: FieldValue | undefined,
  otherwiseHour: number,
): number | null {
  const day = typeof date === 'string' ? parseJalaliIso(date) : null;
  if (!day) return null;
  const clock = typeof time === 'string' ? /^(\d\d):(\d\d)$/.exec(time) : null;
  const [hour, minute] = clock ? [Number(clock[1]), Number(clock[2])] : [otherwiseHour, 0];
  return jalaliToInstant(day, { hour, minute });
}
