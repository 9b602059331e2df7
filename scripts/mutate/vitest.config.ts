// The suite `node` as `npm run test:mutate` runs it, in a copy of the project.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { nodeTests } from '../../test/suites.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const records = process.env.MUTATE_RECORDS;
const order: string[] = JSON.parse(process.env.MUTATE_ORDER ?? '[]');

/** Runs the files in the order in which they are asked for: what kills soonest comes first. */
class AsAsked extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      order.findIndex((name) => moduleId.endsWith(`/${name}`));
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  root,
  test: {
    ...nodeTests,
    restoreMocks: true,
    testTimeout: 60_000,
    // What a test file reaches is known only where it shares no modules with others.
    isolate: records !== undefined,
    setupFiles: records === undefined ? [] : ['scripts/mutate/record-setup.ts'],
    maxWorkers: Number(process.env.MUTATE_WORKERS ?? 1),
    env: { NODE_COMPILE_CACHE: `${root}/.cache/node` },
    // Of one run and the next all but one file are the same.
    fsModuleCache: true,
    fsModuleCachePath: `${root}/.cache/modules`,
    sequence: order.length > 0 ? { sequencer: AsAsked } : {},
  },
});
