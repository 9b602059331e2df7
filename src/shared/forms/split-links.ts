import { readWebAddress } from '../fields/web-address.ts';

/** A piece of a text; `href` where it is an address. */
type TextPiece = { text: string; href?: string };

/** A byte order mark counts as white space, but no reader sees it. */
const address = /https?:\/\/(?:[^\s<>"'«»()،؛]|\ufeff)+/gi;
/** What ends a sentence, and marks of direction that some keyboards put around an address. */
const closing =
  '.,:;!?؟…]\u061c\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff';

/**
 * Cuts a text at its http(s) addresses; nothing else ever becomes a link (R33). The pieces together are the
 * text, but where an address would be read as leading elsewhere than it does: that shows its real host.
 */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const written = withoutClosing(found);
    const link = readWebAddress(written);
    if (!link) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: link.shown, href: link.href });
    at = index + written.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** From the end: a pattern for it begins anew at every full stop within (R92). */
function withoutClosing(address: string): string {
  let end = address.length;
  while (closing.includes(address[end - 1] ?? ' ')) end -= 1;
  return address.slice(0, end);
}
