import type { List, PhrasingContent, Text } from 'mdast';
import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Catalog } from '../articles/catalog.ts';
import type { Article, Category } from '../articles/content-model.ts';
import { writtenDay } from '../articles/written-day.ts';
import { twinAddress } from './addresses.ts';
import { markdownOfHtml } from './html-to-markdown.ts';
import { heading, linkList, paragraph, writeMarkdown } from './markdown-parts.ts';
import * as texts from './texts.ts';

/** An article as Markdown: title, short answer, place, day, address and `html`, its rendered text, as readers see it. */
export function articleTwin(article: Article, html: string, catalog: Catalog, site: URL): string {
  const { id, title, description, checkedOn, related } = article;
  const page = new URL(`/${id}/`, site);
  const place = catalog.trailOf(id).map((category) => category.title);
  const next = related.flatMap((path) => catalog.articleOf(path) ?? []);
  return writeMarkdown([
    heading(1, title),
    { type: 'blockquote', children: [paragraph(description)] },
    factsOf([
      [texts.category, place.join(' › ')],
      [texts.lastChecked, `${writtenDay(checkedOn)} (${checkedOn})`],
      [texts.address, page],
    ]),
    ...markdownOfHtml(html, page),
    ...(next.length > 0
      ? [heading(2, texts.relatedQuestions), linkList(twinLinks(next, site))]
      : []),
  ]);
}

/** A category as Markdown: its subcategories and its questions, with links to their twins. */
export function categoryTwin(category: Category, catalog: Catalog, site: URL): string {
  const { id, title, description } = category;
  const below = catalog.categoriesIn(id);
  const articles = catalog.articlesIn(id);
  return writeMarkdown([
    heading(1, title),
    { type: 'blockquote', children: [paragraph(description)] },
    factsOf([[texts.address, new URL(`/${id}/`, site)]]),
    ...(below.length > 0
      ? [heading(2, texts.categories), linkList(categoryLinks(below, catalog, site))]
      : []),
    ...(articles.length > 0
      ? [heading(2, texts.allQuestions), linkList(twinLinks(articles, site, true))]
      : []),
  ]);
}

/** Links to the twins of articles, with their short answers where they are asked for. */
export const twinLinks = (articles: readonly Article[], site: URL, withAnswers = false) =>
  articles.map(({ id, title, description }) => ({
    title,
    address: new URL(twinAddress(id), site).href,
    ...(withAnswers && { note: description }),
  }));

/** Links to the twins of categories, with how many questions each holds. */
export const categoryLinks = (categories: readonly Category[], catalog: Catalog, site: URL) =>
  categories.map(({ id, title }) => ({
    title,
    address: new URL(twinAddress(id), site).href,
    note: texts.questions(toPersianDigits(catalog.countIn(id))),
  }));

const factsOf = (facts: readonly (readonly [name: string, value: string | URL])[]): List => ({
  type: 'list',
  spread: false,
  children: facts.map(([name, value]) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [textOf(`${name}: `), shown(value)] }],
  })),
});

const textOf = (value: string): Text => ({ type: 'text', value });

const shown = (value: string | URL): PhrasingContent =>
  value instanceof URL
    ? { type: 'link', url: value.href, children: [textOf(value.href)] }
    : textOf(value);
