import { AsyncLocalStorage } from 'node:async_hooks';
import { type EdgePlan, edgePlans } from './edge-plan.ts';
import { type Budget, makeBudget, unbounded } from './ports/budget.ts';

const running = new AsyncLocalStorage<Budget>();

/** Runs one invocation with a budget of its own; what it starts behind its answer spends from that too. */
export function invoke<T>(plan: EdgePlan, by: 'request' | 'cron' | 'email', task: () => T): T {
  const { bounds } = edgePlans[plan];
  return running.run(makeBudget(bounds[by], bounds.run), task);
}

/** The budget of the invocation that asks. */
export const currentBudget = (): Budget => running.getStore() ?? unbounded;
