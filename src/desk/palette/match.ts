import { latinFromPersianKeys, persianFromLatinKeys } from '#shared/persian/keyboard.ts';
import { splitWords } from '#shared/persian/words.ts';

/** How well a text fits what was typed, less is better; null where it does not. */
type Fit = (text: string) => number | null;

const wordsOf = (text: string) => splitWords(text).flatMap(({ form, parts }) => [form, ...parts]);

/**
 * How texts fit what was typed: each typed word begins one of theirs, in any order, or is within one, folded as search
 * folds. A keyboard left in the other layout is understood (`fdjo` is «یافت»), and ranks after what was typed.
 */
function fitOf(typed: string): Fit {
  const readings = [typed, persianFromLatinKeys(typed), latinFromPersianKeys(typed)].map((one) =>
    splitWords(one).map(({ form }) => form),
  );
  const asked = readings.filter((words) => words.length > 0);
  return (text) => {
    const words = wordsOf(text);
    for (const [at, forms] of asked.entries()) {
      const fits = forms.map((form) => fitOfWord(form, words));
      if (fits.every((fit) => fit !== null)) return at * 10 + Math.max(...fits);
    }
    return null;
  };
}

function fitOfWord(form: string, words: readonly string[]): number | null {
  if (words[0]?.startsWith(form)) return 0;
  if (words.some((word) => word.startsWith(form))) return 1;
  return form.length > 1 && words.some((word) => word.includes(form)) ? 2 : null;
}

/** Those that fit, the best first, else as they stood; all where nothing is typed. */
export function fitting<Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
): Item[] {
  if (typed.trim() === '') return [...items];
  const rankOf = fitOf(typed);
  return items
    .flatMap((item) => {
      const rank = rankOf(textOf(item));
      return rank === null ? [] : [{ item, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
