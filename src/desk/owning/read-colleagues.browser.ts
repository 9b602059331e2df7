import type { Colleague } from '#shared/contract/desk/owning.ts';
import { readChoices } from '../desk-api.browser.ts';
import { idsNamedIn } from './mentions.ts';

let asked: { code: string; colleagues: Promise<readonly Colleague[]> } | null = null;

/** Who may see the ticket, read once for each that is opened. @throws ApiFault */
export function readColleagues(code: string): Promise<readonly Colleague[]> {
  if (asked?.code === code) return asked.colleagues;
  const colleagues = readChoices(code).then((choices) => choices.colleagues);
  asked = { code, colleagues };
  // What did not come is asked for again.
  colleagues.catch(() => {
    asked = null;
  });
  return colleagues;
}

/** Ids of the colleagues whom a note names. @throws ApiFault */
export const namedIn = async (code: string, text: string): Promise<string[]> =>
  text.includes('@') ? idsNamedIn(text, await readColleagues(code)) : [];
