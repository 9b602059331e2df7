import type { ByteReader, ByteWriter } from './bytes.ts';

// UTF-8 takes two bytes for a Persian letter. Here the commonest characters of a site take one byte, others two; after
// brotli the text is still a tenth smaller.
const singles = 224;

/** The characters of all texts: the 224 commonest, then all others, each group in code order. */
export function alphabetOf(texts: Iterable<string>): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const common = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
  return [...common.slice(0, singles).sort(), ...common.slice(singles, 32 * 256).sort()];
}

/** Writes an alphabet as UTF-8 with its length in bytes. */
export function writeAlphabet(out: ByteWriter, alphabet: string[]): void {
  const text = new TextEncoder().encode(alphabet.join(''));
  out.number(text.length);
  out.all(text);
}

/** Reads what `writeAlphabet` wrote. */
export function readAlphabet(from: ByteReader): string[] {
  const bytes = Uint8Array.from({ length: from.number() }, () => from.byte());
  return [...new TextDecoder().decode(bytes)];
}

/** A function that writes texts; characters beyond the alphabet become U+FFFD. */
export function textWriter(out: ByteWriter, alphabet: string[]): (text: string) => void {
  const codes = new Map(alphabet.map((letter, code) => [letter, code]));
  return (text) => {
    const letters = [...text];
    out.number(letters.length);
    for (const letter of letters) {
      const code = codes.get(letter) ?? codes.get('\ufffd') ?? codes.get(' ') ?? 0;
      if (code < singles) out.byte(code);
      else {
        const rest = code - singles;
        out.byte(singles + (rest >> 8));
        out.byte(rest & 255);
      }
    }
  };
}

/** A function that reads what `textWriter` wrote, one text a call. */
export function textReader(from: ByteReader, alphabet: string[]): () => string {
  return () => {
    let text = '';
    for (let left = from.number(); left > 0; left--) {
      const first = from.byte();
      const code = first < singles ? first : singles + ((first - singles) << 8) + from.byte();
      text += alphabet[code] ?? '\ufffd';
    }
    return text;
  };
}
