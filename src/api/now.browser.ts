import type { PublicNow } from '#shared/contract/organisation.ts';

let asked: Promise<PublicNow | null> | undefined;

/**
 * What holds at this moment (closures, promises), requested once a page; null where no answer comes,
 * for pages state the rule anyway. Without the typed client, which is too large for reading pages.
 */
export function askNow(): Promise<PublicNow | null> {
  asked ??= fetchNow().catch(() => null);
  return asked;
}

async function fetchNow(): Promise<PublicNow | null> {
  const response = await fetch('/api/now');
  return response.ok ? await response.json() : null;
}
