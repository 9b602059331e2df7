/** A piece of a text; `href` where it is an address. */
type TextPiece = { text: string; href?: string };

const address = /https?:\/\/[^\s<>"'«»()،؛]+/gi;
const closing = '.,:;!?؟…]';

/** Cuts a text at its http(s) addresses; nothing else ever becomes a link (R33). The pieces together are the text. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = withoutClosing(found);
    if (!isWebAddress(shown)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index) });
    pieces.push({ text: shown, href: shown });
    at = index + shown.length;
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

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
