import type { Quality } from '../settings/quality.ts';
import type { Advice } from './coach.ts';
import { inFormalWords } from './street-register.ts';
import { formalLanguage as say } from './texts.ts';

/** Hints at formal words, where settings ask for them. They stop nobody, so that only the live form looks for them. */
export function formalHints(
  { formalLanguage }: Quality,
  draft: { title: string; text: string },
): Advice[] {
  if (formalLanguage !== 'warn') return [];
  return (['title', 'text'] as const).flatMap((field): Advice[] => {
    const formal = inFormalWords(draft[field]);
    return formal ? [{ rule: 'formalLanguage', field, level: 'warn', say, ...formal }] : [];
  });
}
