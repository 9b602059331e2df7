import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { type SuiteName, suites } from './suites.ts';

/**
 * Ends a run with `N passed, N failed` alone on a line, for machines that read the last line; before it,
 * names the suites that took longer than their budget.
 */
export default class SummaryReporter implements Reporter {
  #workers = 1;

  onInit({ config }: Vitest) {
    this.#workers = Number(config.maxWorkers);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]) {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      for (const test of tests) count[test.result().state]++;
      if (module.state() === 'failed' && !tests.some((test) => test.result().state === 'failed'))
        count.failed++;
    }
    const warnings = overBudget(secondsOfSuites(modules, this.#workers));
    const failed = count.failed + count.pending;
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    process.on('exit', (code) => {
      for (const warning of warnings) console.log(warning);
      // A run whose set-up fails has no test that tells of it.
      const faults = Math.max(failed, code === 0 ? 0 : 1);
      console.log(`${count.passed} passed, ${faults} failed${skipped}`);
    });
  }
}

/** Seconds of each suite of a run, as if its files had been divided evenly among the workers. */
export function secondsOfSuites(
  modules: readonly Pick<TestModule, 'project' | 'diagnostic'>[],
  workers: number,
): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const module of modules) {
    const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
      module.diagnostic();
    const ms =
      environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
    const { name } = module.project;
    seconds.set(name, (seconds.get(name) ?? 0) + ms / 1000 / workers);
  }
  return seconds;
}

/** A sentence for each suite that took longer than it may. */
export const overBudget = (taken: ReadonlyMap<string, number>): string[] =>
  [...taken].flatMap(([name, seconds]) => {
    const budget = suites[name as SuiteName]?.seconds;
    return budget !== undefined && seconds > budget
      ? [
          `Over its budget: ${name} took ${Math.round(seconds)} s of ${budget} s (docs/CONTRIBUTING.md)`,
        ]
      : [];
  });
