import { allValues, type HeaderBlock } from './mime/header-block.ts';
import { outsideQuotes, readStructured } from './mime/structured-value.ts';

/**
 * Whether our own mail server found the sender forged: Authentication-Results (RFC 8601) of this id say
 * that DMARC failed, or DKIM where DMARC did not pass. Each filter may write a header of its own, so of
 * each method the topmost that tells of it counts. What carries another id was written by anybody, and
 * nothing is trusted where no id is known.
 */
export function isFoundForged(block: HeaderBlock, authservId: string | null): boolean {
  if (authservId === null) return false;
  const own = allValues(block, 'authentication-results')
    .filter((value) => idOf(value) === authservId.toLowerCase())
    .map((value) => outsideQuotes(value).split(';').flatMap(resultOf));
  const topmost = (method: string) =>
    own.findIndex((all) => all.some((one) => one.method === method));
  const says = (at: number, method: string, result: string) =>
    own[at]?.some((one) => one.method === method && one.result === result) ?? false;
  const dmarc = topmost('dmarc');
  const dkim = topmost('dkim');
  // What stands below the verdict of DKIM was written before it, perhaps by the sender.
  const isExcused = says(dmarc, 'dmarc', 'pass') && dmarc <= dkim;
  return says(dmarc, 'dmarc', 'fail') || (says(dkim, 'dkim', 'fail') && !isExcused);
}

/** The id may be quoted, and followed by the version of the format. */
function idOf(value: string): string {
  const first = readStructured(value).find(({ text }) => text.trim() !== '');
  const id = first?.isQuoted ? first.text : first?.text.trim().split(/[\s;]/)[0];
  return (id ?? '').toLowerCase();
}

/** `dkim` and `fail` of ` DKIM / 1 = fail header.d=…`; nothing for another method. */
const resultOf = (text: string): { method: string; result: string }[] => {
  const [, method, result] = /^\s*(dkim|dmarc)\s*(?:\/\s*\d+\s*)?=\s*(\w+)/i.exec(text) ?? [];
  return method && result ? [{ method: method.toLowerCase(), result: result.toLowerCase() }] : [];
};
