import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { readAttackPlan } from './attack/plan.ts';
import { testsOfBothRuntimes } from './helpers/both-runtimes.node.ts';
import {
  commandTests,
  nodeTests,
  type SuiteName,
  screensOfOrganisations,
  sweepTests,
} from './suites.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** For each process of Node that a run starts. As an address: its path may have spaces. */
const drizzleModules = pathToFileURL(`${root}/test/helpers/drizzle-modules.node.ts`).href;
const nodeOptions = `--import ${drizzleModules} ${process.env.NODE_OPTIONS ?? ''}`;

/** Names a project of `suites`. Files share the modules of their worker: to load them costs more than most tests. */
const suite = (name: SuiteName) => ({ name, isolate: false });

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    restoreMocks: true,
    // For what hangs: commands and builds take their time on a busy machine.
    testTimeout: 60_000,
    // Likewise: what is polled for comes at once on a quiet machine, and late beside another browser.
    expect: { poll: { timeout: 15_000 } },
    // Files of browsers, servers and commands wait half of their time: with one for each core, half of a core is idle.
    maxWorkers: availableParallelism() + 1,
    execArgv: ['--import', drizzleModules],
    provide: {
      attack: readAttackPlan(process.env),
      isFullLength: process.env.FAULT_KILLS !== undefined,
    },
    // What is started again and again is compiled once.
    env: { NODE_COMPILE_CACHE: `${root}/.cache/node`, NODE_OPTIONS: nodeOptions },
    projects: [
      { extends: true, test: { ...suite('node'), ...nodeTests } },
      { extends: true, test: { ...suite('commands'), include: [...commandTests] } },
      { extends: true, test: { ...suite('sweeps'), include: [...sweepTests] } },
      {
        extends: true,
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-10-01',
              compatibilityFlags: ['nodejs_compat'],
            },
          }),
        ],
        test: {
          ...suite('workerd'),
          include: testsOfBothRuntimes(root),
          globalSetup: ['test/runtime/hrana-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...suite('runtime'),
          // Some change the umask or the flags of their process.
          isolate: true,
          include: ['test/runtime/**/*.test.ts'],
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...suite('edge'),
          include: ['test/edge/**/*.test.ts'],
          // Miniflare hands it to workerd, where it reads it when it is loaded.
          env: { NODE_EXTRA_CA_CERTS: `${root}/test/edge/certificates/ca.pem` },
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...suite('faults'),
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...suite('browser'),
          include: ['test/browser/**/*.test.ts', screensOfOrganisations],
          globalSetup: ['test/helpers/build-setup.ts', 'test/helpers/browser-setup.ts'],
        },
      },
    ],
  },
});
