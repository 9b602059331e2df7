import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HranaServer, serveHrana } from '../../scripts/lib/hrana/serve.ts';
import { close, execute, pipelineOf } from './pipeline.ts';

let folder: string;
let file: string;
let server: HranaServer;
let send: ReturnType<typeof pipelineOf>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pasokh-schema-'));
  file = join(folder, 'main.db');
  server = await serveHrana(() => file);
  send = pipelineOf({ url: server.url, token: '' });
  await send([execute('CREATE TABLE parts (item)'), close]);
});

afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The columns of all that is in the table, and where the stream goes on. */
async function columnsOf(baton: string | null) {
  const answer = await send([execute('SELECT * FROM parts')], baton);
  const [result] = answer.results as { cols?: { name: string }[] }[];
  return { baton: answer.baton, names: result?.cols?.map(({ name }) => name) };
}

describe('a stream of our own server', () => {
  it('reads the columns that another stream has added', async () => {
    const before = await columnsOf(null);
    expect(before.names).toEqual(['item']);
    await send([execute('ALTER TABLE parts ADD COLUMN note'), close]);
    const after = await columnsOf(before.baton);
    expect(after.names).toEqual(['item', 'note']);
    await send([execute('ALTER TABLE parts DROP COLUMN note'), close]);
    const last = await columnsOf(after.baton);
    expect(last.names).toEqual(['item']);
    await send([close], last.baton);
  });

  it('reads those that it has added itself until it takes them back', async () => {
    const { baton } = await columnsOf(null);
    const begun = await send(
      [execute('BEGIN'), execute('ALTER TABLE parts ADD COLUMN note')],
      baton,
    );
    const within = await columnsOf(begun.baton);
    expect(within.names).toEqual(['item', 'note']);
    const undone = await send([execute('ROLLBACK')], within.baton);
    const last = await columnsOf(undone.baton);
    expect(last.names).toEqual(['item']);
    await send([close], last.baton);
    expect((await columnsOf(null)).names).toEqual(['item']);
  });

  it('reads those that another process added since the last stream', async () => {
    await send([execute('SELECT * FROM parts'), close]);
    const other = new Libsql(file);
    other.exec('ALTER TABLE parts ADD COLUMN note');
    other.close();
    expect((await columnsOf(null)).names).toEqual(['item', 'note']);
  });
});
