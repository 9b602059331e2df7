import type { Plan } from './served.ts';

/** Tables that grow with the years. */
const grown =
  'tickets|messages|ticket_history|outbox|customers|identities|ticket_words|files|attachments|answers';
const isOfGrown = new RegExp(`\\b(?:${grown})\\b`);
const scanned = new RegExp(`^SCAN (?:${grown})\\b`);
/** Two weeks of answers or ratings: no more as a desk grows older, and they are counted, not listed. */
const isOfSpan = /INDEX (?:answers_at|tickets_rated) \(\w+>\? AND \w+<\?\)/;
const sorted = /^USE TEMP B-TREE/;

/** A statement with steps of its plan that may cost more the more rows there are. */
export type DoubtfulPlan = { name: string; sql: string; doubts: string[]; steps: string[] };

/**
 * The statements whose plan scans a table that grows, or a whole index of it, or that put rows of such a table in order by a
 * temporary tree.
 */
export const doubtfulPlans = (plans: readonly Plan[]): DoubtfulPlan[] =>
  plans.flatMap(({ name, sql, steps }) => {
    const ofGrown =
      steps.some((step) => isOfGrown.test(step)) && !steps.some((step) => isOfSpan.test(step));
    const doubts = steps.filter((step) => scanned.test(step) || (ofGrown && sorted.test(step)));
    return doubts.length > 0 ? [{ name, sql, doubts, steps }] : [];
  });
