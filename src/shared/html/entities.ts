import { characterEntitiesHtml4 } from 'character-entities-html4';

/** HTML 4's 252 names, which hold all that mail programs and our own build write; `apos` comes from XML. */
const named: ReadonlyMap<string, string> = new Map([
  ...Object.entries(characterEntitiesHtml4),
  ['apos', "'"],
]);

const reference = /&(?:#(\d{1,7});?|#x([\da-f]{1,6});?|([a-z][a-z\d]{1,7});)/gi;

/**
 * Text without its character references, as browsers read them (HTML, section 13.2.5.72 and on): by name,
 * by decimal or hexadecimal number. A name that HTML 4 does not know stays as it is written.
 */
export const decodeEntities = (text: string): string =>
  text.replace(reference, (whole, decimal, hexadecimal, name) => {
    if (name) return named.get(name) ?? whole;
    return characterOf(decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16));
  });

function characterOf(code: number): string {
  // Numbers of the C1 controls mean windows-1252 to browsers: old mail programs write dashes and quotes so.
  if (code >= 0x80 && code <= 0x9f)
    return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
