import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import { isServed } from '#shared/settings/served-channels.ts';
import { askNow } from '../api/now.browser.ts';

/**
 * Takes those ways of hearing of an answer off the page that this installation does not serve now (R71). Where none is
 * left, all stay: the forms behind them say what is possible.
 */
export async function followNow() {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-way]')];
  const now = await askNow();
  if (!now) return;
  const open = now.channels.filter((channel) => !now.spent.includes(channel));
  const served = parts.filter(({ dataset }) => isServed(dataset.way as ReplyChannel, open));
  if (served.length === 0) return;
  for (const part of parts) if (!served.includes(part)) part.remove();
}
