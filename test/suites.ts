/**
 * The suites of `npm test`, as projects of vitest, and what each may take: seconds on two quiet cores,
 * run alone, builds included. `docs/CONTRIBUTING.md` shows the same table; a run says which is over.
 */
export const suites = {
  node: { seconds: 55, holds: 'rules, pure functions, the API on Node; no build, no process' },
  commands: { seconds: 50, holds: 'commands and builds, each a process of its own' },
  sweeps: { seconds: 30, holds: 'generators of thousands of cases' },
  workerd: { seconds: 65, holds: 'the tests of the API again, in workerd' },
  edge: { seconds: 30, holds: 'the built worker in workerd, beside fakes of what it talks to' },
  runtime: { seconds: 65, holds: 'both built servers; building, publishing, deploying' },
  faults: {
    seconds: 20,
    holds: 'the built Node server, killed again and again, and beside a locked database',
  },
  browser: { seconds: 105, holds: 'built help centres in Chromium' },
} as const;

export type SuiteName = keyof typeof suites;

/** What all suites together may take: the seconds of `npm test`. */
export const mostSeconds = 420;

/** Files of `commands`: they start processes or build sites. */
export const commandTests = [
  'test/alarms/secret-accept.test.ts',
  'test/bench/scale-command.test.ts',
  'test/bomber/command.test.ts',
  'test/foundation/embedded-client.test.ts',
  'test/foundation/rate-limit-processes.test.ts',
  'test/foundation/restore-drill.test.ts',
  'test/foundation/restore.test.ts',
  'test/foundation/start-flags.test.ts',
  'test/hrana/test-libsql.test.ts',
  'test/inbound/pipe.test.ts',
  'test/notifications/preview-tool.test.ts',
  'test/notifications/sharing.test.ts',
  'test/people/command-line.test.ts',
  'test/people/remote-commands.test.ts',
  'test/sign-in/agent-commands.test.ts',
  'test/search/aliases-command.test.ts',
  'test/search/list-commands.test.ts',
  'test/site/build-faults.test.ts',
  'test/site/build-folders.test.ts',
  'test/site/built-pages.test.ts',
  'test/site/changed-starlight.test.ts',
  'test/site/kept-pages.test.ts',
  'test/site/script-files.test.ts',
  'test/site/shared-pages.test.ts',
];

/** Files of `sweeps`: each takes seconds of computing. */
export const sweepTests = [
  'test/attachments/dear-files.test.ts',
  'test/attack/fuzz.test.ts',
  'test/fields/card-separators.test.ts',
  'test/foundation/database-faults.test.ts',
  'test/foundation/refused-bodies.test.ts',
  'test/foundation/shared-transaction.test.ts',
  'test/hrana/contract.test.ts',
  'test/notifications/mail/compose-mail.test.ts',
  'test/quality/linear-documents.test.ts',
  'test/quality/linear-mail.test.ts',
  'test/quality/linear-patterns.test.ts',
  'test/quality/linear.test.ts',
  'test/settings/generated/routes.test.ts',
  'test/sign-in/withheld.test.ts',
  'test/transcripts/copy.test.ts',
];

/** Files of `browser`: the built help centre of each organisation. */
export const screensOfOrganisations = 'test/organisations/*/screens.test.ts';

const ownFolders = ['browser', 'edge', 'faults', 'runtime'].map((folder) => `test/${folder}/**`);

/** Files of `node`, as patterns: all that no other suite has. */
export const nodeTests = {
  include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
  exclude: [...ownFolders, screensOfOrganisations, ...commandTests, ...sweepTests],
};
