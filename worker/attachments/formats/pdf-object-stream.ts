import { nextToken, type PdfToken } from './pdf-tokens.ts';

/** More objects than this in one stream no writer packs; Acrobat and qpdf stop at a few hundred. */
const mostObjects = 100_000;

/** `count` pairs of an object's number and its offset stand at the start; null where they do not. */
function readOffsets(text: string, first: number, count: number): number[] | null {
  if (count > mostObjects) return null;
  const offsets: number[] = [];
  let at = 0;
  for (let word = 0; word < 2 * count; word++) {
    const token = nextToken(text, at);
    if (token === null || token === 'unclosed' || !/^\d{1,10}$/.test(token.text)) return null;
    if (word % 2 === 1) offsets.push(first + Number(token.text));
    at = token.end;
  }
  return offsets.sort((a, b) => a - b);
}

/**
 * Whether `isHarmless` holds of every token of a stream of objects (ISO 32000-2, 7.5.7) that is unpacked. False
 * too where its head does not fit its entries First and N, or where an object begins within a token, for other
 * readers would see other tokens there.
 */
export function everyTokenOfObjects(
  data: Uint8Array,
  { first, count }: { first: number | null; count: number | null },
  isHarmless: (token: PdfToken) => boolean,
): boolean {
  if (first === null || count === null) return false;
  const text = new TextDecoder('latin1').decode(data);
  const offsets = readOffsets(text, first, count);
  if (!offsets || (offsets.at(-1) ?? 0) > text.length) return false;
  const nextOffset = offsets[Symbol.iterator]();
  let offset = nextOffset.next();
  for (let at = 0; ; ) {
    const token = nextToken(text, at);
    if (token === null) return true;
    if (token === 'unclosed') return false;
    while (!offset.done && offset.value <= token.at) offset = nextOffset.next();
    const isCut = !offset.done && offset.value < token.end;
    if (isCut || !isHarmless(token)) return false;
    at = token.end;
  }
}
