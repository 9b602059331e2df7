import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readWranglerConfig } from '../../scripts/lib/deploy/wrangler.ts';
import { readWranglerFile } from '../../scripts/lib/wrangler-arguments.ts';

async function write(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-wrangler-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'wrangler.toml');
  await writeFile(file, text);
  return file;
}

describe('wrangler.toml', () => {
  it.each(['name = [', 'name = 7', 'main = 1\nroutes = "x"'])(
    'is reported in plain words and by its name where it is faulty: %j',
    async (text) => {
      const file = await write(text);
      const fault = await readWranglerFile(file).catch((fault: Error) => fault);
      expect(fault).toMatchObject({ name: 'PlainFault' });
      expect((fault as Error).message).toContain(file);
    },
  );

  it('gives the worker texts alone, as Cloudflare hands numbers on', async () => {
    const file = await write('[vars]\nEDGE_PLAN = " paid "\nPORT = 70000\nOTHER = { a = 1 }');
    const { vars } = await readWranglerConfig(file);
    expect(vars).toEqual({ EDGE_PLAN: 'paid', PORT: '70000' });
  });
});
