// The markup of a transcript's page as its tags and texts, one after another: pages with the same tags
// and texts are the same page to every browser. Read is what our page holds, as we and the browsers
// that save it write it. All else, be it a comment or a rare entity, is foreign and equals nothing;
// so up to the first difference this reads as every browser does.

import { decodeEntities } from '../html/entities.ts';

/** More than the longest copy can hold, so that a file made to hang the tab is not read to its end. */
const mostTokens = 500_000;

/** A tag (as JSON), a text, the content of a style or script, or markup that our pages do not have. */
export type Token = { kind: 'tag' | 'text' | 'style' | 'data' | 'foreign'; value: string };

const space = '[ \\t\\n\\f]';
const attributeName = '[^\\s"\'=<>/]+';
// Without quotes a slash would belong to the value, even that of `/>`.
const attributeValue = `"[^"]*"|'[^']*'|[^\\s"'\`=<>/]+(?=[ \\t\\n\\f>]|$)`;
const attributes = `(?:${space}+${attributeName}(?:=(?:${attributeValue}))?){0,9}`;
const parts = new RegExp(
  [
    '(?<doctype><!doctype html>)',
    '(?<origin><!-- saved from url=\\(\\d+\\)[^\\s<>]+ -->)',
    `<(?<raw>style|script)(?<rawAttributes>${attributes})>(?<content>[^<]*)</\\k<raw>>`,
    `<(?<name>/?[a-z][a-z0-9]*)(?<attributes>${attributes})${space}*(?<slash>/?)>`,
    '[^<]+',
    '<',
  ].join('|'),
  'gi',
);
/** The references that we and the browsers that save a page write. */
const foreignReference = /&(?!(?:amp|lt|gt|quot|#39|nbsp);)/;

/** Those elements of ours that a slash may end, for they have no content; `<svg/>` would be empty. */
const isVoid = (name: string) => /^(?:meta|img)$/i.test(name);

/** Reads a page up to `mostTokens`, in time linear to its length. Blank texts are left out. */
export function readMarkup(html: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: whole, groups = {} } of html.replace(/\r\n?/g, '\n').matchAll(parts)) {
    if (tokens.length >= mostTokens) break;
    const { doctype, origin, raw, content = '', name, slash } = groups;
    if (doctype) tokens.push({ kind: 'tag', value: 'doctype' });
    else if (origin && tokens.length <= 1) continue;
    else if (raw) {
      const kind = raw.toLowerCase() === 'style' ? 'style' : 'data';
      tokens.push(readTag(raw, groups.rawAttributes), { kind, value: content }, readTag(`/${raw}`));
    } else if (name && (!slash || isVoid(name))) tokens.push(readTag(name, groups.attributes));
    else if (/[^ \t\n]/.test(whole)) tokens.push(readText(whole));
  }
  return tokens.filter(({ value }, at) => value !== encoding || tokens[at - 1]?.value !== encoding);
}

function readText(text: string): Token {
  const value = text.startsWith('<') ? undefined : decode(text);
  return value === undefined ? { kind: 'foreign', value: text } : { kind: 'text', value };
}

/** Undefined where an entity is foreign. */
const decode = (text: string): string | undefined =>
  foreignReference.test(text) ? undefined : decodeEntities(text);

/** A tag as JSON: its name, then its attributes in the order of the alphabet. */
function readTag(name: string, attributes = ''): Token {
  const pairs = Array.from(attributes.matchAll(attribute), ([, key = '', typed = '']) => {
    const isQuoted = /^["']/.test(typed);
    return [key.toLowerCase(), decode(isQuoted ? typed.slice(1, -1) : typed)] as const;
  }).sort(([a], [b]) => (a < b ? -1 : 1));
  const value = JSON.stringify([name.toLowerCase(), ...pairs]);
  if (pairs.some(([, decoded]) => decoded === undefined)) return { kind: 'foreign', value };
  return { kind: 'tag', value: encodings.has(value.toLowerCase()) ? encoding : value };
}

const attribute = new RegExp(`(${attributeName})(?:=(${attributeValue}))?`, 'g');
const encoding = 'encoding';
/** A page says its encoding in one way or the other; a browser that saves it may add its own. */
const encodings = new Set([
  '["meta",["charset","utf-8"]]',
  '["meta",["content","text/html; charset=utf-8"],["http-equiv","content-type"]]',
]);
