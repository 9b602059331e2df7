/** Astro ends a head at the first line that begins with three hyphens or pluses, whatever follows. */
const frontMatter = /^---[ \t]*\r?\n((?:(?!---|\+\+\+)[^\n]*\n)*)---[ \t]*(?:\r?\n(.*))?$/s;

/** The YAML of an article between its `---` lines and the text after them; null where it has no such head. */
export function splitFrontMatter(text: string): { head: string; rest: string } | null {
  const parts = frontMatter.exec(text);
  if (!parts) return null;
  const [, head = '', rest = ''] = parts;
  return { head, rest };
}
