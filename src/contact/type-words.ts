import { splitWords } from '#shared/persian/words.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { Catalog } from '../articles/catalog.ts';
import { answersByType } from './type-groups.ts';

const kept = 14;

const formsOf = (text: string) => splitWords(text).map(({ form }) => form);

/**
 * Words, as search compares them, that lead to each listed type and are not in its title and hint: those of the questions
 * it belongs to, the most telling first and at most 14, so that the list stays small.
 */
export function wordsOfTypes(catalog: Catalog): (type: RequestType) => readonly string[] {
  const answers = answersByType(catalog);
  const listed = catalog.settings.requestTypes.filter((type) => type.listed);
  const counts = new Map(
    listed.map((type) => {
      const questions = (answers.get(type.id) ?? []).flatMap(({ id, title, aliases }) => [
        catalog.categoryOf(id.split('/')[0]!)?.title ?? '',
        title,
        ...aliases,
      ]);
      const words = formsOf([type.titleHint ?? '', ...questions].join(' '));
      return [type.id, Map.groupBy(words, (word) => word)] as const;
    }),
  );
  const typesWith = (word: string) => [...counts.values()].filter((own) => own.has(word)).length;
  return (type) => {
    const shown = new Set(formsOf(`${type.title} ${type.hint}`));
    return [...(counts.get(type.id) ?? [])]
      .filter(([word]) => word.length > 2 && !shown.has(word))
      .map(([word, uses]) => ({
        word,
        tells: uses.length * Math.log((listed.length + 1) / typesWith(word)),
      }))
      .sort((a, b) => b.tells - a.tells)
      .slice(0, kept)
      .map(({ word }) => word);
  };
}
