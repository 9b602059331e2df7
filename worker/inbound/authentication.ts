import { allValues, type HeaderBlock } from './mime/header-block.ts';
import { outsideQuotes, readStructured } from './mime/structured-value.ts';

/**
 * Whether our own mail server found the sender forged: the topmost Authentication-Results (RFC 8601) of
 * this id says that DMARC failed, or DKIM where DMARC did not pass. What carries another id was written
 * by anybody, and nothing is believed where no id is known.
 */
export function isFoundForged(block: HeaderBlock, authservId: string | null): boolean {
  if (authservId === null) return false;
  const own = allValues(block, 'authentication-results').find(
    (value) => idOf(value) === authservId.toLowerCase(),
  );
  const results = outsideQuotes(own ?? '')
    .split(';')
    .flatMap(resultOf);
  return (
    results.includes('dmarc=fail') ||
    (results.includes('dkim=fail') && !results.includes('dmarc=pass'))
  );
}

/** The id may be quoted, and followed by the version of the format. */
function idOf(value: string): string {
  const first = readStructured(value).find(({ text }) => text.trim() !== '');
  const id = first?.isQuoted ? first.text : first?.text.trim().split(/[\s;]/)[0];
  return (id ?? '').toLowerCase();
}

/** `dkim=fail` of ` DKIM / 1 = fail header.d=…`; nothing for another method. */
const resultOf = (text: string): string[] => {
  const [, method, result] = /^\s*(dkim|dmarc)\s*(?:\/\s*\d+\s*)?=\s*(\w+)/i.exec(text) ?? [];
  return method && result ? [`${method}=${result}`.toLowerCase()] : [];
};
