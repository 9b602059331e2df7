import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

/** The built help centre of each organisation, in a browser. */
const screensOfOrganisations = 'test/organisations/*/screens.test.ts';
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Tests that walk the app through `createTestApp` run in both homes. Those that reach for Node
 * themselves (files, servers, the embedded client) run on Node alone.
 */
function testsOfBothHomes(): string[] {
  const names = readdirSync(`${root}/test`, { recursive: true, encoding: 'utf8' });
  return names
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter(
      (file) =>
        /\.test\.tsx?$/.test(file) && !/^test\/(?:browser|runtime|faults|edge)\//.test(file),
    )
    .filter((file) => !file.endsWith('/screens.test.ts'))
    .filter((file) => {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      return (
        /(helpers\/(app|database|desk)|organisation)\.ts'/.test(text) &&
        !/'node:|\.node\.ts'|\/fakes\//.test(text)
      );
    });
}

export default defineConfig({
  root,
  test: {
    reporters: ['default', './test/summary-reporter.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
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
          include: testsOfBothHomes(),
          globalSetup: ['test/runtime/hrana-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'homes',
          include: ['test/runtime/**/*.test.ts'],
          globalSetup: ['test/helpers/build-setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'edge',
          include: ['test/edge/**/*.test.ts'],
          // Miniflare hands it to workerd, where it reads it when it is loaded.
          env: { NODE_EXTRA_CA_CERTS: `${root}/test/edge/certificates/ca.pem` },
          globalSetup: ['test/helpers/build-setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
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
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
