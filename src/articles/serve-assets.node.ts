import type { IncomingMessage, ServerResponse } from 'node:http';
import { assetsIn, readAsset } from './assets.node.ts';

/**
 * Answers below `/assets/` while pages are worked on, and passes on what is no file of `content/assets/`. Astro's
 * development server demands a final slash of a route whose own name has no extension (`[...file]`), the build does not.
 */
export function serveAssets(content: string) {
  return (request: IncomingMessage, response: ServerResponse, next: (fault?: unknown) => void) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = assetsIn(content).find((path) => `/${encodeURI(path)}` === pathname);
    if (file === undefined) return next();
    readAsset(content, file).then(({ bytes, type }) => {
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(bytes);
    }, next);
  };
}
