/** Whether an `Accept-Encoding` header takes this one. RFC 9110: named, or `*`, and not refused by q=0. */
export function acceptsEncoding(header: string, encoding: string): boolean {
  for (const entry of header.split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (name === encoding || name === '*')
      return !parameters.some((parameter) => /^q=0(\.0*)?$/i.test(parameter));
  }
  return false;
}
