import type { IncomingMessage, ServerResponse } from 'node:http';
import { dev } from 'astro';
import type { ViteDevServer } from 'vite';
import { projectFolder } from '../lib/content-folder.ts';

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

export type Site = ReturnType<typeof createSite>;

/** The pages while they are worked on, by Astro's development server: browsers reload what changes. */
export function createSite(port: number) {
  const ownRequests = new WeakSet<IncomingMessage>();
  let vite: ViteDevServer | undefined;
  let running: Awaited<ReturnType<typeof dev>> | undefined;
  let fault: Error | null = null;

  const sendFault = () => {
    const { message = '', stack = '' } = fault ?? {};
    if (fault) vite?.ws.send({ type: 'error', err: { message, stack } });
  };

  return {
    /** Listens; `answer` stands before the site and passes on what the site shall answer. */
    async start(answer: Middleware) {
      const answerOthers: Middleware = (request, response, next) =>
        ownRequests.has(request) ? next() : answer(request, response, next);
      const api = {
        name: 'pasokh-api',
        enforce: 'post' as const,
        configureServer(server: ViteDevServer) {
          vite = server;
          server.ws.on('connection', sendFault);
          // Astro's own first middlewares answer addresses without a trailing slash: stand before them.
          return () => void server.middlewares.stack.unshift({ route: '', handle: answerOthers });
        },
      };
      running = await dev({
        root: projectFolder,
        server: { port },
        vite: {
          server: {
            strictPort: true,
            // Else a file that is emptied and then written is read while it is empty, and the second
            // change, within 50 ms, is dropped: open pages stay as they were.
            watch: { awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 } },
          },
          plugins: [api],
        },
      });
    },
    /** Answers one request from the site alone. */
    answer(request: IncomingMessage, response: ServerResponse) {
      ownRequests.add(request);
      // Vite answers to names of this machine only.
      request.headers.host = `localhost:${port}`;
      if (running) running.handle(request, response);
      else response.writeHead(503).end();
    },
    /** Lays a fault of code or settings over every open page until the next call; null takes it away. */
    report(next: Error | null) {
      const isMended = fault !== null && next === null;
      fault = next;
      if (isMended) vite?.ws.send({ type: 'full-reload' });
      sendFault();
    },
    stop: async () => running?.stop(),
  };
}
