import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from './content-folder.ts';

/**
 * Runs one file of tests as `npm test` does, with these variables beside those of the command, whose exit code
 * becomes that of the tests.
 * @param project Its project in test/vitest.config.ts.
 * @param file Its path in the project folder.
 */
export async function runTestFile(
  { project, file, options = [] }: { project: string; file: string; options?: readonly string[] },
  environment: Record<string, string>,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      join(projectFolder, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--config', 'test/vitest.config.ts', '--project', project, ...options, file],
    ],
    { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
