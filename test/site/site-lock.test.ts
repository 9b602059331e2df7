import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { underLock } from '../../scripts/lib/build/site-lock.ts';

const module = resolve('scripts/lib/build/site-lock.ts');

async function freshFile() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'site.lock');
}

/** A process that says "held" once it has the lock, and keeps it until it is killed. */
async function holder(file: string) {
  const program = `import { underLock } from ${JSON.stringify(module)};
    await underLock(${JSON.stringify(file)}, async () => {
      console.log('held');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of builds', () => {
  it('lets one work at a time, each to its end', async () => {
    const file = await freshFile();
    const steps: string[] = [];
    const work = (name: string) =>
      underLock(file, async () => {
        steps.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        steps.push(`${name} ends`);
      });
    await Promise.all(['one', 'two', 'three'].map(work));
    expect(steps).toHaveLength(6);
    for (let at = 0; at < 6; at += 2)
      expect(steps[at + 1]).toBe(steps[at]!.replace('begins', 'ends'));
  });

  it('is free again after work that failed', async () => {
    const file = await freshFile();
    const failing = underLock(file, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await underLock(file, async () => 'done')).toBe('done');
  });

  it('is waited for while another process holds it, and free once that is killed', async () => {
    const file = await freshFile();
    const child = await holder(file);
    let isDone = false;
    const waiting = underLock(file, async () => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    child.kill('SIGKILL');
    await waiting;
    expect(isDone).toBe(true);
  });
});
