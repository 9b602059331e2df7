/** What workerd gives; spelt out, as Cloudflare's global types clash with the browser's. */
declare module 'cloudflare:workers' {
  export const env: Readonly<Record<string, unknown>>;
  /** Keeps the isolate alive for work that outlives the answer of the request it runs in. */
  export function waitUntil(work: Promise<unknown>): void;
}

declare module 'cloudflare:sockets' {
  export type Socket = {
    readonly readable: ReadableStream<Uint8Array>;
    readonly writable: WritableStream<Uint8Array>;
    /** Rejects where no connection comes about. */
    readonly opened: Promise<unknown>;
    close(): Promise<void>;
    /** The same connection inside TLS; the streams of this one are of no use from then on. */
    startTls(): Socket;
  };

  /** A TCP connection; Cloudflare allows none to port 25. */
  export function connect(
    address: { hostname: string; port: number },
    options: { secureTransport: 'off' | 'on' | 'starttls' },
  ): Socket;
}

/** The output of the build, found by an alias of the bundler; see wrangler.toml. */
declare module 'pasokh:built' {
  import type { BuildManifest } from './foundation/ports/build-manifest.ts';

  const built: BuildManifest;
  export default built;
}
