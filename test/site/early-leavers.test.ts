import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { StaticFiles } from '../../worker/foundation/node/http/static-files.node.ts';
import { securityHeaders } from '../../worker/foundation/security/headers.ts';

it('R95 a client that disconnects before the file is opened is no fault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-site-'));
  await writeFile(join(folder, 'a.txt'), 'متن');
  const file = { type: 'text/plain', size: 6, etag: 'a', immutable: false };
  const headers = securityHeaders({ scripts: [], styles: [] });
  const files = new StaticFiles({ folder, list: { '/a.txt': file } }, [], headers);
  const answered = Promise.withResolvers<void>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    response.once('close', () => answered.resolve(files.answer(request, response, '/a.txt')));
  };
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
    socket.write('GET /a.txt HTTP/1.1\r\nHost: a\r\n\r\n', () => socket.destroy()),
  );
  await expect(answered.promise).resolves.toBeUndefined();
  server.close();
  await rm(folder, { recursive: true });
});
