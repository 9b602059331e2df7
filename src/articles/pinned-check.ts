import { foldPinned } from '#shared/search/pinned.ts';
import type { Article } from './content-model.ts';

/** One sentence, with its file, for each pinned query that search could not keep to: without a word, or pinned before. */
export function pinnedFaults(articles: readonly Article[]): string[] {
  const faults: string[] = [];
  const pinnedBy = new Map<string, string>();
  for (const { id, pinned } of articles) {
    for (const query of pinned) {
      const folded = foldPinned(query);
      const other = pinnedBy.get(folded);
      if (!folded) faults.push(`${id}.md: "pinned" has «${query}», which has no word.`);
      else if (other === id) faults.push(`${id}.md: "pinned" has «${query}» twice.`);
      else if (other !== undefined)
        faults.push(`${id}.md: "pinned" has «${query}», which ${other}.md pins; keep it in one.`);
      pinnedBy.set(folded, other ?? id);
    }
  }
  return faults;
}
