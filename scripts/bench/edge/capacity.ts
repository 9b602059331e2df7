import { type EdgePlan, edgePlans } from '../../../worker/foundation/edge-plan.ts';

/** What one call of a route costs. */
export type Cost = { name: string; cpuMs: number; subrequests: number };

/** What a ticket brings about, from the first look at the site to the answer that ends it. */
const ofOneTicket: Readonly<Record<string, number>> = {
  'search page': 2,
  'calendar of a form': 1,
  'request code': 1,
  'prove code': 1,
  'file a ticket': 1,
  upload: 0.3,
  'list of own tickets': 3,
  thread: 6,
  reply: 1,
  'desk: list': 10,
  'desk: thread': 3,
  'desk: reply': 2,
};
const messagesOfOneTicket = 6;
const cronsPerDay = 24 * 60;

/** How many tickets a day a plan serves, and what ends first. Pages that are files cost no plan anything. */
export function capacityOf(plan: EdgePlan, costs: readonly Cost[]) {
  const { limits } = edgePlans[plan];
  const requests = Object.values(ofOneTicket).reduce((sum, count) => sum + count, 0);
  const over = (limit: number, field: 'cpuMs' | 'subrequests', names: RegExp) =>
    costs.filter((cost) => names.test(cost.name) && cost[field] > limit).map(({ name }) => name);
  const bounded = [
    {
      by: 'requests a day',
      tickets: (limits.requestsPerDay - cronsPerDay) / requests,
    },
    {
      by: 'messages of the cron within its CPU, were every kick lost',
      tickets: (messagesWithinCpu(plan, costs) * cronsPerDay) / messagesOfOneTicket,
    },
  ].sort((a, b) => a.tickets - b.tickets);
  return {
    requestsPerTicket: requests,
    bounded: bounded.map(({ by, tickets }) => ({ by, tickets: Math.floor(tickets) })),
    overCpu: [
      ...over(limits.cpuMsPerRequest, 'cpuMs', /^(?!cron)/),
      ...over(limits.cpuMsPerCron, 'cpuMs', /^cron/),
    ],
    overSubrequests: over(limits.subrequests, 'subrequests', /./),
  };
}

/** How many messages a run of the cron sends before its CPU is over, as far as its own bound lets it. */
function messagesWithinCpu(plan: EdgePlan, costs: readonly Cost[]): number {
  const { limits, bounds } = edgePlans[plan];
  const cpuOf = (name: string) => costs.find((cost) => cost.name === name)?.cpuMs ?? 0;
  const quiet = cpuOf('cron, quiet');
  // The bench runs on the free plan.
  const each = (cpuOf('cron, 60 messages due') - quiet) / edgePlans.free.bounds.run.messagesPerRun;
  const within = Math.floor((limits.cpuMsPerCron - quiet) / each);
  return Math.max(0, Math.min(bounds.run.messagesPerRun, within));
}
