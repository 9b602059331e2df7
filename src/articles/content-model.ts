import type { Settings } from '#shared/settings/schema.ts';
import type { CategoryFacts, FrontMatter } from './front-matter.ts';

/** One article of the content folder. `id` is its path without `.md`. */
export interface Article extends FrontMatter {
  id: string;
  /** Path of the folder it is in: its category. */
  category: string;
  /** Its Markdown, as Astro renders it. */
  body: string;
  /** The line of the file on which that begins. */
  bodyLine: number;
}

/** What is said of an article where its text does not stand. */
export type ArticleFacts = Omit<Article, 'body' | 'bodyLine'>;

/** One category; `id` is the path of its folder. */
export interface Category extends CategoryFacts {
  id: string;
}

/** A content folder as it was read: settings, then articles and categories in the order of their paths. */
export interface Library {
  settings: Settings;
  articles: Article[];
  categories: Category[];
  /** Addresses of the files under `assets/`. */
  assets: ReadonlySet<string>;
}
