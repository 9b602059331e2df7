/**
 * Whether an `Accept-Encoding` header takes this one. RFC 9110: named, or else `*`, and not refused by q=0; names are read
 * without case.
 */
export function acceptsEncoding(header: string, encoding: string): boolean {
  const entries = header.split(',').map((entry) => entry.split(';').map((part) => part.trim()));
  const named = (wanted: string) => entries.find(([name]) => name?.toLowerCase() === wanted);
  const [, ...parameters] = named(encoding) ?? named('*') ?? ['', 'q=0'];
  return !parameters.some((parameter) => /^q=0(\.0*)?$/i.test(parameter));
}
