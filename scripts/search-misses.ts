// npm run search:misses: what people searched and did not find, by week, for those who write answers.
import { toPersianDigits } from '#shared/persian/digits.ts';
import { readMisses } from '../worker/search/misses.ts';
import { openCliContext } from './lib/cli-context.ts';
import { printFault } from './lib/plain-fault.ts';

async function main() {
  const context = await openCliContext();
  try {
    const { misses } = await readMisses(context);
    if (misses.length === 0) {
      console.log('\n  Nothing was searched in vain three times in one week.\n');
      return;
    }
    for (const [week, all] of Map.groupBy(misses, (miss) => miss.week)) {
      console.log(`\n  Week of ${week}`);
      for (const { query, count } of all)
        console.log(`  ${toPersianDigits(count).padStart(6)}  ${query}`);
    }
    console.log();
  } finally {
    context.close();
  }
}

await main().catch(printFault);
