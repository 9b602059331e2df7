import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { not } from '../texts/inbox.ts';
import * as texts from '../texts/list.ts';
import type { SetFilter } from './filters.ts';
import type { ListQuery } from './list-query.ts';
import { faultOf, typedParts } from './typed-query.ts';

/** A chip, and what taking it away changes in the query. */
type ChipOf = { name: string; words: string; change: ListQuery };

/** A chip for each filter that is set, and for each operator of the search; a search with a fault is one as it stands. */
export function chipsOf(
  { q = '' }: ListQuery,
  set: readonly SetFilter[],
  choices: DeskChoices | undefined,
): ChipOf[] {
  return set.flatMap(({ name, title, value }): ChipOf[] => {
    const whole = { name, words: texts.filter(title, value), change: { [name]: '' } };
    if (name !== 'q' || !choices || faultOf(q, choices) !== null) return [whole];
    return typedParts(q, choices).map((part, at) => {
      const narrowed = part.not ? not(part.value) : part.value;
      return {
        name: `q${at}`,
        words: texts.filter(part.title || texts.searchShort, narrowed),
        change: { q: part.rest },
      };
    });
  });
}
