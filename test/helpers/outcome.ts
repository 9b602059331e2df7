import { Problem } from '../../worker/foundation/problem.ts';

/** `done`, or the code of the problem that a rule threw. Other faults are thrown on. */
export async function outcomeOf(rule: Promise<unknown>): Promise<string> {
  try {
    await rule;
    return 'done';
  } catch (fault) {
    if (fault instanceof Problem) return fault.code;
    throw fault;
  }
}
