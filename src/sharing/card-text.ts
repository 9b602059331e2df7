import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Catalog } from '../articles/catalog.ts';
import * as texts from './texts.ts';

/** What a card says, from above to below. */
export interface CardText {
  brand: string;
  /** The category above the title; left out on the cards of the home page and of top categories. */
  label?: string;
  title: string;
  /** A smaller line below it. */
  note?: string;
  /** The help centre's address, as people read it. */
  address: string;
}

/** The text of the card of an article, a category or, by the id `''`, the home page. */
export function cardText(id: string, catalog: Catalog, site: URL): CardText {
  const { name, description, headline } = catalog.settings.brand;
  const frame = { brand: name, address: site.host };
  const label = catalog.trailOf(id).at(-1)?.title;
  const article = catalog.articleOf(id);
  if (article) return { ...frame, ...(label && { label }), title: article.title };
  const category = catalog.categoryOf(id);
  if (category)
    return {
      ...frame,
      ...(label && { label }),
      title: category.title,
      note: texts.questionsWithAnswers(toPersianDigits(catalog.countIn(id))),
    };
  return { ...frame, title: headline, note: description };
}
