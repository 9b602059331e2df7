import type { Catalog } from '../articles/catalog.ts';

/** Which files a build makes beside each page. */
export interface FilePlan {
  twins: boolean;
  cards: boolean;
}

/** What the free plan of Cloudflare takes, unless the build says otherwise by `PASOKH_MOST_FILES`. */
const usualLimit = 20_000;
/** Screens, styles, scripts and the search. */
const otherFiles = 1_000;

/**
 * Leaves out cards, then Markdown twins, of a site that would have more files with them than its
 * runtime takes; pages are never left out here.
 */
export function planFiles(
  { sizes: { articles, categories, assets } }: Pick<Catalog, 'sizes'>,
  mostFiles = Number(process.env.PASOKH_MOST_FILES ?? usualLimit),
): FilePlan {
  const shared = articles + categories;
  const left = mostFiles - shared - assets - otherFiles;
  return { twins: shared <= left, cards: 2 * shared <= left };
}
