import { isSpoken } from '#shared/persian/spoken.ts';
import type { Article } from './content-model.ts';
import * as texts from './texts.ts';

/** So many ways of asking are the fewest that help search. */
const fewest = 2;

/**
 * One sentence, with its file, for each article that search finds badly: under two aliases, or none as people talk. They
 * keep nothing from being published.
 */
export function aliasWarnings(articles: readonly Pick<Article, 'id' | 'aliases'>[]): string[] {
  return articles.flatMap(({ id, aliases }) => {
    const file = `${id}.md`;
    if (aliases.length < fewest) return [texts.fewAliases(file, aliases.length)];
    return aliases.some(isSpoken) ? [] : [texts.noSpokenAlias(file)];
  });
}
