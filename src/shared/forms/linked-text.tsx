import { Fragment } from 'preact';

export type Piece = { text: string; href?: string };

const address = /https?:\/\/[^\s<>"'«»()،؛]+/gi;
const closing = '.,:;!?؟…]';

/** Cuts a text at its http(s) addresses; nothing else ever becomes a link (R33). */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
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

/** Text a person wrote: each paragraph takes its own direction, line breaks stay, addresses are links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p dir="auto" key={at}>
          {paragraph.split('\n').map((line, lineAt) => (
            <Fragment key={lineAt}>
              {lineAt > 0 && <br />}
              {splitLinks(line).map(({ text: shown, href }, pieceAt) =>
                href ? (
                  <a
                    key={pieceAt}
                    href={href}
                    rel="nofollow ugc noopener"
                    target="_blank"
                    dir="ltr"
                  >
                    {shown}
                  </a>
                ) : (
                  shown
                ),
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
