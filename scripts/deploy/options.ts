import { UsageFault } from '../say-why-not.ts';

/** What `npm run deploy` looks at before it sends anything; each can be left out by its name. */
export const checkNames = [
  'configuration',
  'secrets',
  'database',
  'sender',
  'earlier-files',
] as const;
export type CheckName = (typeof checkNames)[number];

export type DeployOptions = { isDryRun: boolean; skipped: ReadonlySet<CheckName> };

/** Reads `--dry-run` and `--skip-checks=NAME,NAME`. @throws UsageFault for a name that is no check. */
export function readOptions(argv: readonly string[]): DeployOptions {
  const names = argv.flatMap((word) => {
    const [, given] = /^--skip-checks(?:=(.*))?$/s.exec(word) ?? [];
    if (given === undefined && !word.startsWith('--skip-checks')) return [];
    return (given ?? '').split(',').map((name) => name.trim());
  });
  const wrong = names.find((name) => !checkNames.some((known) => known === name));
  if (wrong !== undefined) {
    throw new UsageFault(
      `--skip-checks=${wrong} names no check; there are ${checkNames.join(', ')}.`,
    );
  }
  return { isDryRun: argv.includes('--dry-run'), skipped: new Set(names as CheckName[]) };
}
