import { runSteps, type Step } from '../../worker/foundation/database/steps.ts';
import { createLog } from '../../worker/foundation/ports/log.ts';
import type { TestApp } from './app.ts';

/**
 * Runs one step of the timer without the others, so that a test can change what lies between its read
 * and its write. Throws where the timer would log a fault.
 */
export async function runStepAlone({ db }: Pick<TestApp, 'db'>, step: Step): Promise<void> {
  const faults: string[] = [];
  await runSteps({ db, log: createLog((line) => faults.push(line)) }, { step });
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
