import type { SynonymGroup } from './types.ts';

/** content/synonyms.json cannot be used; each fault is a sentence that names its group. */
export class SynonymsFault extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`content/synonyms.json: ${faults.join(' ')}`);
    this.name = 'SynonymsFault';
    this.faults = faults;
  }
}

/**
 * Reads `{ "about": "…", "groups": [["گارانتی", "ضمانت ما"], …] }`: each group lists words and phrases of one
 * concept. Throws SynonymsFault naming all that is wrong.
 */
export function parseSynonyms(text: string): SynonymGroup[] {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new SynonymsFault([`is not JSON: ${error instanceof Error ? error.message : error}.`]);
  }
  const groups: unknown =
    typeof file === 'object' && file !== null && 'groups' in file && file.groups;
  if (!Array.isArray(groups)) throw new SynonymsFault(['needs a list named "groups".']);
  const faults = groups.flatMap((group: unknown, at) => faultsIn(group, at + 1));
  if (faults.length > 0) throw new SynonymsFault(faults);
  return groups as SynonymGroup[];
}

function faultsIn(group: unknown, number: number): string[] {
  if (!Array.isArray(group)) return [`Group ${number} is not a list of phrases.`];
  if (group.length < 2) return [`Group ${number} needs two phrases or more.`];
  return group.flatMap((phrase: unknown) => {
    if (typeof phrase !== 'string' || !phrase.trim())
      return [`Group ${number} has an empty phrase.`];
    if (phrase.trim().split(/\s+/).length > 5)
      return [`Group ${number}: «${phrase}» is over five words.`];
    return /[/~,]/.test(phrase)
      ? [`Group ${number}: «${phrase}» may not hold / ~ or a comma.`]
      : [];
  });
}
