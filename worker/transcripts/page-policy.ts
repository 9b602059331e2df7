import { encodeBase64 } from 'hono/utils/encode';

/** Nothing runs in the printed copy; its one style sheet is allowed by hash, its logo and face only from inside it. */
export async function transcriptPolicy(style: string): Promise<string> {
  const hash = encodeBase64(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
