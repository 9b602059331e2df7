import type { PublicNow } from '#shared/contract/organisation.ts';
import { askEarly } from './early.browser.ts';

let asked: Promise<PublicNow | null> | undefined;

/**
 * What holds at this moment (closures, promises), requested once a page; null where no answer comes,
 * for pages state the rule anyway.
 */
export function askNow(): Promise<PublicNow | null> {
  asked ??= askEarly('/api/now');
  return asked;
}
