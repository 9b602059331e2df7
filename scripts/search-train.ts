// npm run search:train [-- --check]: fits the decision between `sure` and `near` on the sets in test/search, writes its weights
// to src/shared/search/decision-weights.ts and prints, for each set, what weights fitted on the other sets come to. `--check`
// writes nothing and fails where the file would change.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { roundedRow } from './lib/rounded-row.ts';
import { curveOf, thresholdsAt } from './lib/search-curve.ts';
import { readTrainingSets, trainDecision } from './lib/search-training.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const file = fileURLToPath(new URL('../src/shared/search/decision-weights.ts', import.meta.url));
const zeroHits = [0.005, 0.01, 0.02, 0.04, 0.06];

const sets = await readTrainingSets();
const weights = trainDecision(sets);
const lines = Object.entries(weights).map(([name, weight]) => `  ${name}: ${weight},\n`);
const source = `// Written by \`npm run search:train\`, which says what they are fitted on.

/** Weights of the evidence in the decision between \`sure\` and \`near\`. */
export const decisionWeights = {
${lines.join('')}};
`;

for (const { name, queries, scored } of sets) {
  const others = trainDecision(sets.filter((set) => set.queries !== queries));
  console.log(`${name}, by weights of the other sets`);
  console.table(curveOf(scored, thresholdsAt(scored, zeroHits, others), others).map(roundedRow));
}
if (values.check) process.exitCode = (await readFile(file, 'utf8')) === source ? 0 : 1;
else await writeFile(file, source);
