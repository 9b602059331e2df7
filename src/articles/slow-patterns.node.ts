import { wholePattern } from '#shared/fields/whole-pattern.ts';
import type { Settings } from '#shared/settings/schema.ts';

/** More than any pattern takes that ends in time; those that do not reach it within some ten letters more. */
const mostMs = 50;
const defaultLength = 60;

type Field = Settings['requestTypes'][number]['fields'][number];

/**
 * Fields whose pattern may hold the server up, as faults of `settings.json`: `(\d+-?)+` tries each way to
 * cut a row of digits into groups, and nobody sees the end of forty (R92).
 */
export function slowPatternFaults({ requestTypes }: Pick<Settings, 'requestTypes'>): string[] {
  return requestTypes.flatMap(({ id, fields }) =>
    fields.flatMap((field) => {
      const sample = slowSample(field);
      if (sample === undefined) return [];
      const name = `requestTypes.${id}.${field.id}.pattern`;
      return `settings.json: "${name}" may never end over ${JSON.stringify(sample)}: ${advice}`;
    }),
  );
}

const advice =
  'let nothing repeat within a group that repeats, and let no two ways lead through one text.';

/** A text that takes the pattern of a field long; undefined where none was found. */
function slowSample({ pattern, maxLength = defaultLength }: Field): string | undefined {
  if (pattern === undefined) return undefined;
  const whole = wholePattern(pattern);
  for (const unit of unitsFor(pattern))
    for (let length = 2; length <= maxLength; length += Math.ceil(length / 20)) {
      const text = `${unit.repeat(length).slice(0, length - 1)}!`;
      const takesLong = () => cpuMs(() => whole.test(text)) > mostMs;
      if (takesLong() && takesLong()) return text;
    }
  return undefined;
}

/** What a text may repeat: letters of each kind that a code has, those of the pattern, and pairs of them. */
function unitsFor(pattern: string): string[] {
  const letters = [...new Set(['1', 'A', 'ب', ...pattern.replace(/\\[A-Za-z]/g, '')])];
  return letters.flatMap((letter) => [letter, `${letter}1`, `${letter}A`]);
}

function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
