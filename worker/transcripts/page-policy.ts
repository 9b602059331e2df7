import { printedStyle } from '#shared/transcripts/printed-page.tsx';

/** Nothing runs in the printed copy; its one style sheet is allowed by hash. */
export async function transcriptPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(printedStyle));
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
