import { readdirSync, readFileSync } from 'node:fs';

/**
 * Tests that walk the app through `createTestApp` run in both runtimes. Those that reach for Node
 * themselves (files, servers, the embedded client) run on Node alone.
 */
export function testsOfBothRuntimes(root: string): string[] {
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
        /(helpers\/(app|alarms|database|desk)|organisation|rights\/fixture)\.ts'/.test(text) &&
        !/'node:|\.node\.ts'|\/fakes\//.test(text)
      );
    });
}
