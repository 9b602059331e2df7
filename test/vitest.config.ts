import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { testsOfBothRuntimes } from './helpers/both-runtimes.node.ts';

/** The built help centre of each organisation, in a browser. */
const screensOfOrganisations = 'test/organisations/*/screens.test.ts';
const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    restoreMocks: true,
    // For what hangs: commands and builds take their time on a busy machine.
    testTimeout: 60_000,
    // Vitest leaves a core free, which on a machine of two is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [
            'test/browser/**',
            'test/runtime/**',
            'test/faults/**',
            'test/edge/**',
            screensOfOrganisations,
          ],
        },
      },
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
          name: 'workerd',
          include: testsOfBothRuntimes(root),
          globalSetup: ['test/runtime/hrana-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'homes',
          // Each file runs servers of its own, and some measure them.
          fileParallelism: false,
          include: ['test/runtime/**/*.test.ts'],
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'edge',
          fileParallelism: false,
          include: ['test/edge/**/*.test.ts'],
          // Miniflare hands it to workerd, where it reads it when it is loaded.
          env: { NODE_EXTRA_CA_CERTS: `${root}/test/edge/certificates/ca.pem` },
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          fileParallelism: false,
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/helpers/build-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup: ['test/helpers/build-setup.ts'],
          include: ['test/browser/**/*.test.ts', screensOfOrganisations],
          fileParallelism: false,
        },
      },
    ],
  },
});
