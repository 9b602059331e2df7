import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printableLine } from '#shared/fields/printable-line.ts';
import { foldPinned } from '#shared/search/pinned.ts';
import { longestAlias } from '../../../src/articles/front-matter.ts';
import { readLibrary } from '../../../src/articles/library.node.ts';
import { UsageFault } from '../plain-fault.ts';
import { articlesByWords } from './collisions.ts';
import * as texts from './texts.ts';
import { withAlias } from './with-alias.ts';

/** The id of an article as an editor may name it: with `.md`, or with the slashes of its address. */
const idOf = (named: string) => named.replace(/^\//, '').replace(/(?:\/|\.md)$/, '');

/**
 * Writes an alias into the file of an article, whose other bytes stay as they are; gives back the article's id.
 * @throws UsageFault, in Persian, for an unknown article and for an alias that is empty, too long, no plain line, or
 * there already; ContentFault, SettingsFault.
 */
export function acceptAlias(folder: string, named: string, given: string): string {
  const { articles } = readLibrary(folder);
  const article = articles.find(({ id }) => id === idOf(named));
  if (!article) throw new UsageFault(texts.unknownArticle(named));
  const alias = given.trim().normalize('NFC');
  const fault = faultOf(alias);
  if (fault !== undefined) throw new UsageFault(fault);
  const others = articlesByWords(articles).get(foldPinned(alias));
  if (others)
    throw new UsageFault(texts.known(alias, others.includes(article.id) ? article.id : others[0]!));
  const file = join(folder, `${article.id}.md`);
  const bytes = readFileSync(file);
  const source = bytes.toString('utf8');
  const changed = Buffer.from(source).equals(bytes) ? withAlias(source, alias) : null;
  if (changed === null) throw new UsageFault(texts.writeItYourself(file));
  writeFileSync(file, changed);
  return article.id;
}

function faultOf(alias: string): string | undefined {
  if (!printableLine.test(alias)) return texts.notPlain;
  if (!foldPinned(alias)) return texts.noWord;
  return alias.length > longestAlias ? texts.tooLong : undefined;
}
