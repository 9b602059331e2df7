import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bareEnvironment } from '../helpers/bare-environment.ts';
import { startServer } from '../helpers/running-server.ts';
import { feedbackWriter } from './feedback-writer.ts';

const withoutDatabase = ['/', '/contact/', '/search/?q=سفارش', '/api/health'];
const readingDatabase = ['/api/now', '/api/requests'];
/** What R86 allows, in ms. */
const soonMs = 500;

/** Another program, a process of its own, that holds the write lock of a database until `release`. */
async function lockElsewhere(file: string) {
  const holder = spawn(process.execPath, ['test/faults/hold-lock.process.ts', file], {
    env: bareEnvironment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => holder.once('exit', resolve));
  onTestFinished(() => void holder.kill('SIGKILL'));
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  return {
    async release() {
      holder.stdin.end();
      await gone;
    },
  };
}

async function startWithDatabase() {
  const server = await startServer();
  const database = join(server.base, 'data/pasokh.db');
  return { ...server, database, write: await feedbackWriter(server.origin) };
}

/** The shortest of three tries, in ms: one alone may wait for other processes of this machine. */
async function shortestMs(ask: () => Promise<unknown>) {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const asked = performance.now();
    await ask();
    times.push(performance.now() - asked);
  }
  return Math.min(...times);
}

describe('R86 while another program holds the write lock', () => {
  it('R56 all else is answered; a write waits, and says 503 where that is too long', async () => {
    const { origin, database, write } = await startWithDatabase();
    const lock = await lockElsewhere(database);
    const answered: string[] = [];
    const notReady = fetch(`${origin}/api/ready`);
    const writing = Promise.all(Array.from({ length: 5 }, write)).then((answers) => {
      answered.push('writes');
      return answers;
    });
    for (const path of [...withoutDatabase, ...readingDatabase]) {
      const took = await shortestMs(async () => {
        const response = await fetch(origin + path);
        await response.arrayBuffer();
        expect(response.status, path).toBeLessThan(500);
      });
      expect(took, path).toBeLessThan(soonMs);
      answered.push(path);
    }
    for (const { status, retryAfter } of await writing) {
      expect(status).toBe(503);
      expect(Number(retryAfter)).toBeGreaterThan(0);
    }
    expect(answered).toEqual([...withoutDatabase, ...readingDatabase, 'writes']);
    expect((await notReady).status).toBe(503);
    expect(await shortestMs(() => fetch(`${origin}/`))).toBeLessThan(soonMs);

    const patient = write();
    await new Promise((wake) => setTimeout(wake, 1_000));
    await lock.release();
    expect((await patient).status).toBeLessThan(300);
    expect((await fetch(`${origin}/api/ready`)).status).toBe(200);
  });
});
