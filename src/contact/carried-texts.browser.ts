import { inputLimits } from '#shared/fields/size-limits.ts';
import { cleanLine } from '#shared/persian/typed.ts';

/**
 * What the address holds for the box of this name (`#title=…`), passed on by a search: one line of what a person could have
 * typed there, as long as a search at most, for anybody may write an address. Empty where it holds none.
 */
export const carriedText = (name: string, hash = location.hash): string =>
  cleanLine((new URLSearchParams(hash.slice(1)).get(name) ?? '').slice(0, inputLimits.search));
