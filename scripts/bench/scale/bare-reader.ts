import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import Libsql from 'libsql';

/** The least a read can cost here: one row of `tickets` by its code, found by index, as JSON. */
const [file = '', port = ''] = process.argv.slice(2);
const db = new Libsql(file);
const find = db.prepare('SELECT code, title, state, updated_at FROM tickets WHERE code = ?');
const app = new Hono().get('/:code', (c) => c.json(find.get([c.req.param('code')]) as object));
serve({ fetch: app.fetch, port: Number(port) }, () => process.send?.('listening'));
