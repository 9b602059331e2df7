/** The security headers of documents (R54, R55). */
export const securityNames = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
];

/** Those of all answers; browsers heed the others in documents alone. */
export const securityNamesOfAll = [
  'strict-transport-security',
  'x-content-type-options',
  'cross-origin-resource-policy',
];

/** Names of security headers that an answer lacks, by what kind of content it has. */
export function lackingSecurity(headers: { get(name: string): string | null | undefined }) {
  const type = headers.get('content-type') ?? '';
  const names = /html|svg|xml/i.test(type) ? securityNames : securityNamesOfAll;
  return names.filter((name) => !headers.get(name));
}
