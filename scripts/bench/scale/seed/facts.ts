import type { Settings } from '#shared/settings/schema.ts';
import { factTexts, foldWords } from '../../../../worker/tickets/words/fold-words.ts';
import type { SeededRandom } from './random.ts';

type RequestType = Settings['requestTypes'][number];

/** What the bench can write into fields of these types; others stay empty. */
const values: Record<string, (random: SeededRandom) => string | number> = {
  order_number: (random) => orderNumber(random),
  amount: (random) => 10_000 * (1 + random.below(5_000)),
  payment_reference: (random) => String(100_000_000_000 + random.bits() * 7),
  mobile: (random) => `+989${String(100_000_000 + random.below(899_999_999))}`,
};

/** The number of an order: «NA-4821073». */
const orderNumber = (random: SeededRandom): string => `NA-${1_000_000 + random.below(9_000_000)}`;

/** Facts of a request of this type, as JSON, and their folded words. */
export function writeFacts(
  type: RequestType,
  random: SeededRandom,
): { json: string; words: string } {
  const facts = Object.fromEntries(
    type.fields.flatMap((field) => {
      const value = values[field.type];
      return value && (field.required || random.is(0.7)) ? [[field.id, value(random)]] : [];
    }),
  );
  return { json: JSON.stringify(facts), words: foldWords(factTexts(facts)) };
}

/** The rules in force of each type, as JSON: the same texts that its tickets keep. */
export const rulesOf = ({ policies, requestTypes }: Settings): ReadonlyMap<string, string> =>
  new Map(
    requestTypes.map((type) => [
      type.id,
      JSON.stringify(
        type.policies.flatMap((id) => {
          const policy = policies[id];
          return policy ? [{ id, title: policy.title, text: policy.text }] : [];
        }),
      ),
    ]),
  );
