// npm run feedback:list: whether each article helped and what its readers missed, for those who write answers.
import { toPersianDigits } from '#shared/persian/digits.ts';
import { readFeedback } from '../worker/feedback/rules.ts';
import { openCliContext } from './lib/cli-context.ts';
import { runCommand, takeNoArguments } from './lib/run-command.ts';

async function main() {
  takeNoArguments();
  const context = await openCliContext();
  try {
    const { articles } = await readFeedback(context);
    if (articles.length === 0) console.log('\n  No reader has said anything of an article yet.');
    for (const { article, yes, no, comments } of articles) {
      console.log(`\n  ${article}   yes ${toPersianDigits(yes)}, no ${toPersianDigits(no)}`);
      for (const { text, helpful, day } of comments)
        console.log(`    ${day}  ${helpful ? 'yes' : 'no '}  ${text.replaceAll('\n', ' / ')}`);
    }
    console.log();
  } finally {
    context.close();
  }
}

await runCommand('Usage: npm run feedback:list [-- --content DIR]', main);
