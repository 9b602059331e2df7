import { PlainFault } from '../plain-fault.ts';
import type { CheckName, DeployOptions } from './options.ts';

/** One plain sentence each. */
export type CheckResult = {
  /** What would not work once deployed. */
  faults: string[];
  /** What could not be looked at from here. */
  unchecked?: string[];
  /** What only whoever deploys can judge. */
  warnings?: string[];
};

export type Check = { name: CheckName; run(): CheckResult | Promise<CheckResult> };

/** Some checks found a fault, or could not be made. */
class DeploymentRefused extends PlainFault {
  constructor(sentences: readonly string[], names: readonly CheckName[]) {
    super(
      `Nothing was sent, for\n${sentences.map((sentence) => `  - ${sentence}`).join('\n')}\n` +
        `To deploy all the same: npm run deploy -- --skip-checks=${names.join(',')}`,
    );
  }
}

/**
 * Makes all checks but the skipped ones and prints their warnings. A check that could not be made
 * refuses like one that found a fault; in a dry run, which asks no server, it is printed alone.
 * @throws DeploymentRefused with every sentence at once.
 */
export async function makeChecks(
  checks: readonly Check[],
  { isDryRun, skipped }: DeployOptions,
  print: (line: string) => void,
): Promise<void> {
  const left = checks.filter(({ name }) => !skipped.has(name));
  if (skipped.size > 0) print(`  Not checked, as asked: ${[...skipped].join(', ')}`);
  const results = await Promise.all(
    left.map(async (check) => [check.name, await check.run()] as const),
  );
  const sentences = new Map<string, CheckName>();
  for (const [name, { faults, unchecked = [], warnings = [] }] of results) {
    for (const warning of warnings) print(`  Note: ${warning}`);
    if (isDryRun) for (const sentence of unchecked) print(`  Not checked: ${sentence}`);
    for (const sentence of isDryRun ? faults : [...faults, ...unchecked])
      if (!sentences.has(sentence)) sentences.set(sentence, name);
  }
  if (sentences.size > 0)
    throw new DeploymentRefused([...sentences.keys()], [...new Set(sentences.values())]);
}
