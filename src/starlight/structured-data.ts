import type { Catalog } from '../articles/catalog.ts';
import type { Article } from '../articles/content-model.ts';

const question = ({ title, description }: Article) => ({
  '@type': 'Question',
  name: title,
  acceptedAnswer: { '@type': 'Answer', text: description },
});

/**
 * What search engines read of an article or a category: its questions with their short answers and
 * its place. JSON for an `application/ld+json` block, safe inside HTML.
 */
export function structuredData(id: string, kind: string, catalog: Catalog, site?: URL) {
  const own = catalog.articleOf(id);
  const questions = own ? [own] : catalog.articlesIn(id);
  if (!['article', 'category'].includes(kind) || questions.length === 0) return undefined;
  const trail = [...catalog.trailOf(id), (own ?? catalog.categoryOf(id))!];
  const graph = [
    { '@type': 'FAQPage', inLanguage: 'fa', mainEntity: questions.slice(0, 50).map(question) },
    {
      '@type': 'BreadcrumbList',
      itemListElement: trail.map(({ id: path, title }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: title,
        item: new URL(`/${path}/`, site ?? 'http://localhost').href,
      })),
    },
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll(
    '<',
    '\\u003c',
  );
}
