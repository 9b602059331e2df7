import { foldWords } from '../../../../worker/tickets/words/fold-words.ts';
import type { SeededRandom } from './random.ts';
import { familyNames, givenNames } from './word-lists.ts';

/** Somebody who asks, as rows need it. */
export type SeedCustomer = {
  id: string;
  name: string;
  nameWords: string;
  mobile: string;
  email: string | null;
  plan: string | null;
  agency: string | null;
};

const foldedNames = new Map<string, string>();

function folded(name: string): string {
  const known = foldedNames.get(name) ?? foldWords([name]);
  foldedNames.set(name, known);
  return known;
}

/** The commoner ones more often. */
const oneOf = (names: readonly string[], random: SeededRandom) =>
  names[Math.floor(random.below(names.length) * (random.bits() / 2 ** 32))]!;

/** So many customers: each with a mobile of its own, three of ten with a mailbox too. */
export function makeCustomers(count: number, random: SeededRandom): SeedCustomer[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${oneOf(givenNames, random)} ${oneOf(familyNames, random)}`;
    return {
      id: `customer-${i}`,
      name,
      nameWords: folded(name),
      mobile: `+989${String(100_000_000 + i * 797 + random.below(797))}`,
      email: random.is(0.3) ? `customer${i}@mail.example` : null,
      plan: random.is(0.1) ? 'plus' : null,
      agency: random.is(0.2) ? `agency-${random.below(12)}` : null,
    };
  });
}

/** Who answers: three for the benches (`agent-0` of three departments, `agent-1` for all, and the lead `agent-2`), and seventeen more. */
export const agentIds: readonly string[] = Array.from({ length: 20 }, (_, i) => `agent-${i}`);

/** Rows of `agents`: id, name, mobile, role, departments, time. */
export const agentRows = (departments: readonly string[], at: number, random: SeededRandom) =>
  agentIds.map((id, i) => [
    id,
    `${oneOf(givenNames, random)} ${oneOf(familyNames, random)}`,
    `+98990000${String(1_000 + i)}`,
    i === 1 ? 'admin' : i === 2 ? 'lead' : 'agent',
    JSON.stringify(i === 1 ? [] : [0, 1, 2].map((k) => departments[(i + k) % departments.length])),
    at,
  ]);
