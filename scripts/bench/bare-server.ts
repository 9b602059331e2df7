import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import Libsql from 'libsql';

/** The least that a durable write and a read can cost here: one row per request, the written one flushed to the disk. */
const [file = '', port = ''] = process.argv.slice(2);
const db = new Libsql(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO notes (text) VALUES (?)');
const read = db.prepare('SELECT id, text FROM notes WHERE id = ?');
insert.run(['x'.repeat(300)]);
const app = new Hono()
  .post('/', async (c) => {
    const { text } = await c.req.json<{ text: string }>();
    return c.json({ id: Number(insert.run([text]).lastInsertRowid) }, 201);
  })
  .get('/', (c) => c.json(read.get([1])));
serve({ fetch: app.fetch, port: Number(port) });
