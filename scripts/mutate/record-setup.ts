// Runs in each test file while `npm run test:mutate` learns which mutants its tests reach.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { probeName } from './probes.ts';
import { hasGuard } from './without-guards.ts';

const reached = new Set<number>();

Object.assign(globalThis, {
  [probeName](number: number, value: unknown) {
    if (!isStep(value) || hasGuard(value)) reached.add(number);
    return value;
  },
});

/** Whether a guard might be in it; conditions are neither lists nor guards. */
const isStep = (value: unknown): value is Parameters<typeof hasGuard>[0] =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && 'refusal' in value);

afterAll(() => {
  const file = expect.getState().testPath ?? '';
  const name = file.replaceAll(/[^\w.-]/g, '_');
  writeFileSync(
    join(process.env.MUTATE_RECORDS ?? '', `${name}.json`),
    JSON.stringify({ file, reached: [...reached] }),
  );
});
