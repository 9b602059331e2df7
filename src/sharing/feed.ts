import { getRssString } from '@astrojs/rss';
import type { Catalog } from '../articles/catalog.ts';
import { feedAddress } from './addresses.ts';
import * as texts from './texts.ts';

const mostItems = 50;

/** The fifty answers that were written or checked last, as RSS 2.0. An item keeps its id: the address of its page. */
export function feedOf(catalog: Catalog, site: URL): Promise<string> {
  const { name, description } = catalog.settings.brand;
  const newest = catalog.articles
    .toSorted((one, other) => other.checkedOn.localeCompare(one.checkedOn) || compare(one, other))
    .slice(0, mostItems);
  return getRssString({
    title: texts.newAnswers(name),
    description,
    site,
    trailingSlash: true,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    // Readers of feeds set text of this language from right to left.
    customData: `<language>fa</language><atom:link href="${new URL(feedAddress, site).href}" rel="self" type="application/rss+xml"/>`,
    items: newest.map((article) => ({
      title: article.title,
      link: `/${article.id}/`,
      description: article.description,
      pubDate: noonOf(article.checkedOn),
      categories: catalog.trailOf(article.id).map(({ title }) => title),
    })),
  });
}

const compare = ({ id: one }: { id: string }, { id: other }: { id: string }) =>
  one < other ? -1 : 1;

/** Noon in Tehran, so that the day is the same in every zone where Persian is read. */
const noonOf = (day: string) => new Date(`${day}T12:00:00+03:30`);
