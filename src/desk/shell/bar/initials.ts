/** The first letters of the first two words of a name, apart from each other so that they do not join: «س م». */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join(' ');
