import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import Libsql from 'libsql';

/** The least a durable write can cost here: one row per request, flushed to the disk. */
const [file = '', port = ''] = process.argv.slice(2);
const db = new Libsql(file);
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO notes (text) VALUES (?)');
const app = new Hono().post('/', async (c) => {
  const { text } = await c.req.json<{ text: string }>();
  return c.json({ id: Number(insert.run([text]).lastInsertRowid) }, 201);
});
serve({ fetch: app.fetch, port: Number(port) });
