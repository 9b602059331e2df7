// npm run feedback:list: whether each article helped and what its readers missed, for those who write answers.
import { toPersianDigits } from '#shared/persian/digits.ts';
import { readFeedback } from '../worker/feedback/rules.ts';
import { openHouse } from './open-house.ts';
import { sayWhyNot } from './say-why-not.ts';

async function main() {
  const house = await openHouse();
  try {
    const { articles } = await readFeedback(house);
    if (articles.length === 0) console.log('\n  No reader has said anything of an article yet.');
    for (const { article, yes, no, comments } of articles) {
      console.log(`\n  ${article}   yes ${toPersianDigits(yes)}, no ${toPersianDigits(no)}`);
      for (const { text, helpful, day } of comments)
        console.log(`    ${day}  ${helpful ? 'yes' : 'no '}  ${text.replaceAll('\n', ' / ')}`);
    }
    console.log();
  } finally {
    house.close();
  }
}

await main().catch(sayWhyNot);
