import type { Catalog } from '../articles/catalog.ts';
import { cardAddress, feedAddress, twinAddress } from './addresses.ts';
import { cardSize } from './card-size.ts';
import { planFiles } from './file-plan.ts';
import { structuredData } from './structured-data.ts';
import * as texts from './texts.ts';

/** A tag of a page's head. */
interface Tag {
  tag: 'meta' | 'link' | 'script';
  attrs: Record<string, string>;
  content: string;
}

const meta = (attrs: Record<string, string>): Tag => ({ tag: 'meta', attrs, content: '' });

const alternate = (type: string, href: string, title?: string): Tag => ({
  tag: 'link',
  attrs: { rel: 'alternate', type, href, ...(title && { title }) },
  content: '',
});

/**
 * What the head of the home page (id `''`), an article or a category says to those who show it elsewhere: its
 * picture, its other forms and its facts. Nothing for other pages, and where no public address is known.
 */
export function sharingTags(id: string, catalog: Catalog, site: URL | undefined): Tag[] {
  const page = catalog.articleOf(id) ?? catalog.categoryOf(id);
  if (!site || (id !== '' && !page)) return [];
  const { name } = catalog.settings.brand;
  const plan = planFiles(catalog);
  const data = structuredData(id, catalog, site);
  return [
    ...(plan.cards ? pictureTags(new URL(cardAddress(id), site).href, page?.title, name) : []),
    alternate('application/rss+xml', feedAddress, texts.newAnswers(name)),
    ...(plan.twins && page ? [alternate('text/markdown', twinAddress(id))] : []),
    ...(data
      ? [{ tag: 'script' as const, attrs: { type: 'application/ld+json' }, content: data }]
      : []),
  ];
}

const pictureTags = (address: string, title: string | undefined, brand: string): Tag[] => [
  meta({ property: 'og:image', content: address }),
  meta({ property: 'og:image:width', content: String(cardSize.width) }),
  meta({ property: 'og:image:height', content: String(cardSize.height) }),
  meta({
    property: 'og:image:alt',
    content: title ? texts.pageOfHelpCentre(title, brand) : texts.helpCentre(brand),
  }),
  meta({ name: 'twitter:card', content: 'summary_large_image' }),
];
