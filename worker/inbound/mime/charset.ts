/** Whether this runtime knows a charset by this name. */
export function canDecode(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

/**
 * The text of these bytes. What names a charset that nobody knows, or too small a one, is UTF-8 as a rule.
 */
export function decodeText(bytes: Uint8Array, charset = 'utf-8'): string {
  const isKnown = !/^(?:us-)?ascii$/i.test(charset) && canDecode(charset);
  return new TextDecoder(isKnown ? charset : 'utf-8').decode(bytes);
}
