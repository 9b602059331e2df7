// npm run search:misses: what people searched and did not find, by week and nearest article, for those who write answers.
import { readGroups } from '../worker/search/read-groups.ts';
import { openCliContext } from './lib/cli-context.ts';
import { runCommand, takeNoArguments } from './lib/run-command.ts';
import { linesOfSearches } from './lib/search-lists.ts';
import * as texts from './lib/search-texts.ts';

function headingOf(article: string | null, count: string): string {
  if (article === null) return texts.notGrouped(count);
  return article ? texts.nearest(article, count) : texts.nothingNear(count);
}

async function main() {
  takeNoArguments();
  const context = await openCliContext();
  try {
    const weeks = await readGroups(context, 'missed');
    const lines =
      weeks.length > 0 ? linesOfSearches([{ weeks, headingOf }]) : [`  ${texts.noMisses}`, ''];
    console.log(['', ...lines].join('\n'));
  } finally {
    context.close();
  }
}

await runCommand(texts.missesUsage, main);
