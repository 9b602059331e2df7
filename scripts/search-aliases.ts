import { parseArgs } from 'node:util';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { acceptAlias } from './lib/aliases/accept-alias.ts';
import { readAskedLists } from './lib/aliases/asked-lists.ts';
import { aliasCollisions, firstFor } from './lib/aliases/collisions.ts';
import { openContentEngine } from './lib/aliases/content-engine.node.ts';
import { type AliasSuggestions, suggestAliases } from './lib/aliases/suggest-aliases.ts';
import * as texts from './lib/aliases/texts.ts';
import { openCliContext } from './lib/cli-context.ts';
import { contentFolder } from './lib/content-folder.ts';
import { UsageFault } from './lib/plain-fault.ts';
import { runCommand } from './lib/run-command.ts';

/** Shows what could be an alias, writes one that an editor accepts, or names those that lead to another article. */
async function main() {
  const { positionals } = parseArgs({
    allowPositionals: true,
    options: { content: { type: 'string' } },
  });
  const [verb, article, alias, ...more] = positionals;
  if (verb === undefined) return await suggest();
  if (verb === 'check' && article === undefined) return await check();
  if (verb === 'accept' && article !== undefined && alias !== undefined && more.length === 0)
    return await accept(article, alias);
  throw new UsageFault(texts.usage);
}

async function suggest() {
  const site = await openContentEngine(contentFolder());
  const context = await openCliContext();
  try {
    const suggestions = await suggestAliases(site, await readAskedLists(context));
    if (suggestions.length === 0) console.log(`\n  ${texts.nothingToSuggest}`);
    suggestions.forEach(print);
    console.log();
  } finally {
    context.close();
  }
}

const words = { missed: texts.missed, asked: texts.asked, filed: texts.filed };

function print({ article, title, candidates }: AliasSuggestions) {
  console.log(`\n  ${article}   ${title}`);
  for (const { text, count, reason } of candidates)
    console.log(`  ${toPersianDigits(count).padStart(6)}  ${text}   (${words[reason]})`);
  console.log(`  ${texts.howToAccept(article, candidates[0]!.text)}`);
}

async function accept(named: string, given: string) {
  const folder = contentFolder();
  const id = acceptAlias(folder, named, given);
  const alias = given.trim();
  console.log(`\n  ${texts.accepted(alias, id)}`);
  const { engine } = await openContentEngine(folder);
  const first = await firstFor(engine, alias);
  if (first !== id) console.log(`  ${texts.leadsElsewhere(alias, first)}`);
  console.log();
}

async function check() {
  const { engine, catalog } = await openContentEngine(contentFolder());
  const collisions = await aliasCollisions(engine, catalog.articles);
  console.log();
  for (const { article, alias, other, isSame } of collisions) {
    if (other === undefined) console.log(`  ${texts.toNone(article, alias)}`);
    else console.log(`  ${(isSame ? texts.inTwo : texts.toOther)(article, alias, other)}`);
  }
  if (collisions.length > 0) process.exitCode = 1;
  else console.log(`  ${texts.noCollision}`);
  console.log();
}

await runCommand(texts.usage, main);
