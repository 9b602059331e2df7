import type { ReplyChannel } from '#shared/settings/reply-channels.ts';

/** The reply channel in the address (`?answer=email`), chosen on the page before; undefined for none of these. */
export const carriedAnswer = (
  channels: readonly ReplyChannel[],
  search = location.search,
): ReplyChannel | undefined => {
  const answer = new URLSearchParams(search).get('answer');
  return channels.find((channel) => channel === answer);
};

/** Takes it out of the address: whoever chooses another way and loads the page again keeps that one. */
export function forgetCarriedAnswer() {
  history.replaceState(history.state, '', location.pathname + location.hash);
}
