/**
 * The id of each answer on a category page, by its article's: the name of its file, or its path below the category
 * where an earlier one there has that name.
 */
export function answerAnchors(category: string, articles: readonly string[]): Map<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of articles) {
    const name = id.split('/').at(-1)!;
    const anchor = taken.has(name) ? id.slice(category.length + 1).replaceAll('/', '--') : name;
    taken.add(anchor);
    anchors.set(id, anchor);
  }
  return anchors;
}
