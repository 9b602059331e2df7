import { decodeWords } from 'postal-mime';
import { canDecode } from './charset.ts';
import { firstValue, type Header } from './header-block.ts';
import { parametersIn, readStructured } from './structured-value.ts';

/** The name of an attached file, from `Content-Disposition` or else `Content-Type`; '' where it has none. */
export function fileNameOf(headers: readonly Header[]): string {
  const named = (header: string, parameter: string) =>
    decodeWords(
      wholeParameter(
        parametersIn(readStructured(firstValue({ headers }, header), { keepsParentheses: true })),
        parameter,
      ),
    );
  return named('content-disposition', 'filename') || named('content-type', 'name');
}

type Section = { value: string; isEncoded: boolean };

/** A parameter whose value is whole, encoded with its charset, or cut into numbered sections (RFC 2231). */
function wholeParameter(parameters: Map<string, string>, name: string): string {
  const [first, ...sections] = sectionsOf(parameters, name);
  if (!first) return parameters.get(name) ?? '';
  const [, charset = '', value] = /^([^']*)'[^']*'(.*)$/s.exec(first.value) ?? [];
  const hasCharset = first.isEncoded && value !== undefined;
  const all = [hasCharset ? { ...first, value } : first, ...sections];
  const decoder = new TextDecoder(hasCharset && canDecode(charset) ? charset : 'utf-8');
  const bytes = all.flatMap(({ value: text, isEncoded }) => [
    ...(isEncoded ? percentBytes(text) : new TextEncoder().encode(text)),
  ]);
  return decoder.decode(new Uint8Array(bytes));
}

/** `name*`, or `name*0`, `name*1*` and so on up to the first that is missing. */
function sectionsOf(parameters: Map<string, string>, name: string): Section[] {
  const at = (key: string): Section | undefined => {
    const encoded = parameters.get(`${key}*`);
    const value = encoded ?? parameters.get(key);
    return value === undefined ? undefined : { value, isEncoded: encoded !== undefined };
  };
  const whole = parameters.get(`${name}*`);
  if (whole !== undefined) return [{ value: whole, isEncoded: true }];
  const sections: Section[] = [];
  for (let next = at(`${name}*0`); next; next = at(`${name}*${sections.length}`))
    sections.push(next);
  return sections;
}

/** The bytes of a percent-encoded text; what is no escape stands for itself. */
function percentBytes(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const isSign = bytes[at] === 0x25;
    const hex = isSign ? String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0) : '';
    const isEscape = /^[\da-f]{2}$/i.test(hex);
    bytes[length++] = isEscape ? Number.parseInt(hex, 16) : (bytes[at] ?? 0);
    if (isEscape) at += 2;
  }
  return bytes.subarray(0, length);
}
