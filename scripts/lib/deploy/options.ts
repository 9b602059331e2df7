import { UsageFault } from '../plain-fault.ts';

/** What `npm run deploy` looks at before it sends anything; each can be left out by its name. */
const checkNames = ['configuration', 'secrets', 'database', 'sender', 'earlier-files'] as const;
export type CheckName = (typeof checkNames)[number];

export type DeployOptions = { isDryRun: boolean; skipped: ReadonlySet<CheckName> };

const usage = `npm run deploy -- [--dry-run] [--skip-checks=NAME,NAME] [--content DIR]`;

/** Reads `--dry-run` and `--skip-checks=NAME,NAME`. @throws UsageFault for a word or a check that nobody knows. */
export function readOptions(argv: readonly string[]): DeployOptions {
  const unknown = argv.find(
    (word, i) =>
      argv[i - 1] !== '--content' &&
      !/^(?:--dry-run|--content|--content=.*|--skip-checks(?:=.*)?)$/s.test(word),
  );
  // Passed over, a misspelt `--dry-run` would send everything.
  if (unknown !== undefined)
    throw new UsageFault(`Nothing was sent, for ${unknown} is not known.\n\n${usage}`);
  const names = argv.flatMap((word) => {
    const [match, given = ''] = /^--skip-checks(?:=(.*))?$/s.exec(word) ?? [];
    return match === undefined ? [] : given.split(',').map((name) => name.trim());
  });
  const wrong = names.find((name) => !checkNames.some((known) => known === name));
  if (wrong !== undefined) {
    throw new UsageFault(
      `--skip-checks=${wrong} names no check; there are ${checkNames.join(', ')}.`,
    );
  }
  return { isDryRun: argv.includes('--dry-run'), skipped: new Set(names as CheckName[]) };
}
