// npm run search:clicks: which results were opened, which searches had results that nobody opened, and after which a
// request was filed all the same, for those who write answers.
import { readGroups } from '../worker/search/read-groups.ts';
import { openCliContext } from './lib/cli-context.ts';
import { runCommand, takeNoArguments } from './lib/run-command.ts';
import { linesOfSearches, type SearchList } from './lib/search-lists.ts';
import * as texts from './lib/search-texts.ts';

const headings = {
  opened: (article, count) => texts.opened(`${article}`, count),
  left: (_, count) => texts.left(count),
  asked: (article, count) => (article ? texts.asked(article, count) : texts.askedUnread(count)),
} as const satisfies Record<string, SearchList['headingOf']>;

async function main() {
  takeNoArguments();
  const context = await openCliContext();
  try {
    const lists: SearchList[] = [];
    for (const outcome of ['opened', 'left', 'asked'] as const)
      lists.push({ weeks: await readGroups(context, outcome), headingOf: headings[outcome] });
    const lines = linesOfSearches(lists);
    if (!context.settings.search.countOutcomes) lines.push(`  ${texts.notCounted}`, '');
    else if (lines.length === 0) lines.push(`  ${texts.noOutcomes}`, '');
    console.log(['', ...lines].join('\n'));
  } finally {
    context.close();
  }
}

await runCommand(texts.clicksUsage, main);
