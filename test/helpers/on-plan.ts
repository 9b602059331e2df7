import { runScheduled } from '../../worker/app.ts';
import { type EdgePlan, edgePlans } from '../../worker/foundation/edge-plan.ts';
import { makeBudget } from '../../worker/foundation/ports/budget.ts';
import { countSubrequests } from '../../worker/foundation/ports/count-subrequests.ts';
import { kickOutbox } from '../../worker/notifications/delivery/deliver.ts';
import type { TestApp } from './app.ts';
import { countRoundTrips } from './round-trips.ts';

/** The app as an invocation of Workers finds it; each run has a budget of its own and tells what it spent. */
export function onPlan({ services, client }: Pick<TestApp, 'services' | 'client'>, plan: EdgePlan) {
  const { bounds, limits } = edgePlans[plan];
  const seen = countRoundTrips(client);
  const invoke = async (subrequests: number, work: (own: typeof services) => Promise<unknown>) => {
    const budget = makeBudget(subrequests, bounds.run);
    let told = seen.trips;
    const left = () => {
      budget.count('database', seen.trips - told);
      told = seen.trips;
      return budget.left();
    };
    await work(countSubrequests(services, () => ({ ...budget, left })));
    left();
    const counts = budget.counts();
    return { ...counts, all: Object.values(counts).reduce((sum, count) => sum + count, 0) };
  };
  return {
    bounds,
    limits,
    cron: () => invoke(bounds.cron, runScheduled),
    kick: (spentBefore = 0) => invoke(bounds.request - spentBefore, kickOutbox),
  };
}
