import type { PublicNow } from '#shared/contract/organisation.ts';

let asked: Promise<PublicNow | null> | undefined;

/**
 * What holds at this moment, asked once a page; null where no answer comes, for pages say the rule
 * anyway. It does without the typed client, which reading pages would carry for this alone.
 */
export function askNow(): Promise<PublicNow | null> {
  asked ??= fetch('/api/now').then(
    (response) => (response.ok ? (response.json() as Promise<PublicNow>) : null),
    () => null,
  );
  return asked;
}
