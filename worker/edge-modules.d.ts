/** What workerd gives; spelt out, as Cloudflare's global types clash with the browser's. */
declare module 'cloudflare:workers' {
  export const env: Readonly<Record<string, unknown>>;
  /** Keeps the isolate alive for work that outlives the answer of the request it runs in. */
  export function waitUntil(work: Promise<unknown>): void;
}

/** The output of the build, found by an alias of the bundler; see wrangler.toml. */
declare module 'pasokh:built' {
  import type { Built } from './foundation/built.ts';

  const built: Built;
  export default built;
}
