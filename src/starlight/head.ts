import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import type { Catalog } from '../articles/catalog.ts';
import { type CategoryPage, pageIdOf } from '../articles/category-pages.ts';
import { sharingTags } from '../sharing/head-tags.ts';
import * as texts from './texts/frame.ts';

type Head = StarlightRouteData['head'];

const unwanted = (tag: Head[number]) =>
  tag.attrs?.name === 'generator' ||
  tag.attrs?.name === 'twitter:card' ||
  tag.attrs?.property === 'og:url';

const hidden = new Set(['404', '500', 'offline']);

/** Kinds of pages on which people type or work, and which nobody looks for. */
const screens: ReadonlySet<string> = new Set(['form', 'shell', 'desk']);

/** Astro prints the head as HTML. What looks like a comment is none in a title: it may be a slot. */
const asTitle = (text: string) => text.replaceAll('&', '&amp;').replace(/<(?!!--)/g, '&lt;');

/**
 * The head of a page: Starlight's without what nobody reads, and what search engines can use. Of a category's pages the first
 * alone is shared; all of them name those beside them.
 */
export function pageHead(
  route: StarlightRouteData,
  catalog: Catalog,
  site?: URL,
  page?: CategoryPage,
): Head {
  const { kind, title } = route.entry.data;
  const head = route.head.filter((tag) => !unwanted(tag));
  for (const tag of head) {
    if (tag.attrs?.property === 'og:type' && kind !== 'article') tag.attrs.content = 'website';
    if (tag.attrs?.property === 'og:locale') tag.attrs.content = 'fa_IR';
    if (tag.tag !== 'title') continue;
    if (kind === 'home') tag.content = texts.titleOfHome(catalog.settings.brand.name, title);
    tag.content = asTitle(tag.content ?? '');
  }
  if (hidden.has(route.id) || screens.has(kind)) {
    return [
      ...head.filter(({ attrs }) => attrs?.rel !== 'canonical'),
      { tag: 'meta', attrs: { name: 'robots', content: 'noindex' }, content: '' },
    ];
  }
  const id = kind === 'home' ? '' : route.id;
  const isShared = kind === 'home' || kind === 'article' || kind === 'category';
  const isFirst = !page || page.number === 1;
  const shared = isShared && isFirst ? sharingTags(id, catalog, site) : [];
  return [...head, ...(page ? besideTags(page) : []), ...shared];
}

function besideTags({ category, number, count }: CategoryPage): Head {
  const link = (rel: string, to: number) => ({
    tag: 'link' as const,
    attrs: { rel, href: `/${pageIdOf(category.id, to)}/` },
    content: '',
  });
  return [
    ...(number > 1 ? [link('prev', number - 1)] : []),
    ...(number < count ? [link('next', number + 1)] : []),
  ];
}
