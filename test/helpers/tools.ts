import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bareEnvironment } from './bare-environment.ts';

/** Runs `scripts/NAME.ts` on the help centre whose content is in `base`, as npm would. */
export async function runTool(
  base: string,
  script: string,
  words: readonly string[] = [],
  { uid, env = {} }: { uid?: number; env?: Record<string, string> } = {},
) {
  const content = join(base, 'content');
  if (!existsSync(content)) await cp('content/settings.json', join(content, 'settings.json'));
  return new Promise<{ code: number; text: string }>((done) => {
    execFile(
      process.execPath,
      [`scripts/${script}.ts`, ...words, '--content', content],
      { env: { ...bareEnvironment, ...env }, ...(uid && { uid }) },
      (fault, stdout, stderr) =>
        done({ code: fault ? Number(fault.code) : 0, text: stdout + stderr }),
    );
  });
}

/** What the owner, the group and others may do, as `ls` counts it: `600`. */
export const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
