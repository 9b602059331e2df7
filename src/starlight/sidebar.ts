import type { Shelves } from '../articles/shelves.ts';

/** Links beside an article at most. */
export const mostBeside = 16;

/** The questions around an article in its own category; a long category is cut to its neighbours. */
export function besideArticle(shelves: Shelves, id: string) {
  const article = shelves.articleOf(id);
  if (!article) return [];
  const all = shelves.articlesIn(article.category);
  const at = all.indexOf(article);
  const from = Math.max(0, Math.min(at - mostBeside / 2, all.length - mostBeside));
  const links = all.slice(from, from + mostBeside).map((one) => ({
    type: 'link' as const,
    label: one.title,
    href: `/${one.id}/`,
    isCurrent: one.id === id,
    badge: undefined,
    attrs: {},
  }));
  if (all.length > mostBeside) {
    links.push({
      type: 'link',
      label: 'همهٔ پرسش‌های این دسته',
      href: `/${article.category}/`,
      isCurrent: false,
      badge: undefined,
      attrs: {},
    });
  }
  return links;
}
