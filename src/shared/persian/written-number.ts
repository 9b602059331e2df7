/** The digits of a number before and after its decimal mark. */
export interface WrittenNumber {
  whole: string;
  fraction: string;
}

/** The number that was meant, or all that it may be. */
export interface NumberReadings {
  sure: WrittenNumber | null;
  asked: readonly WrittenNumber[];
}

// What stands between thousands and nowhere else. A point, «٫» and a slash also begin a fraction.
const marks = "[٬,،'’‘ʼ′`_./٫]";
const inGroups = new RegExp(`^\\d+(?:(?: ?${marks} ?| )\\d+)*$`);
const joints = new RegExp(` ?${marks} ?| `, 'g');

/** One sign for all that look alike. */
const kindOf = (joint: string) =>
  joint
    .trim()
    .replace(/[٬،]/, ',')
    .replace(/['’‘ʼ′`]/, "'")
    .replace('٫', '.') || ' ';

const only = (sure: WrittenNumber): NumberReadings => ({ sure, asked: [] });
const ask = (...asked: WrittenNumber[]): NumberReadings => ({ sure: null, asked });

/** Groups of three behind a first that is no zero: what people write thousands in. */
const areThousands = (groups: readonly string[]) =>
  /^[1-9]\d{0,2}$/.test(groups[0]!) && groups.slice(1).every(({ length }) => length === 3);

/**
 * Reads the digits and signs of a number that stands before a scale (1 for none, 1e3 for «هزار»).
 * A sign before groups of exactly three digits parts thousands: «۲۵۰.۰۰۰» is 250,000. A fraction has
 * one or two digits, or stands before a scale: «1.250 میلیون» is 1,250,000, as nobody counts millions in
 * thousands with a point; «1.250 هزار» may be either, and «1,250.000» as well. Null for what is no number.
 */
export function readNumber(text: string, scale: number): NumberReadings | null {
  if (!inGroups.test(text)) return null;
  const groups = text.split(joints);
  const found = text.match(joints) ?? [];
  const kinds = found.map(kindOf);
  const last = kinds.at(-1);
  const joined: WrittenNumber = { whole: groups.join(''), fraction: '' };
  if (last === undefined) return only(joined);

  const before = groups.slice(0, -1);
  const parted: WrittenNumber = { whole: before.join(''), fraction: groups.at(-1)! };
  const isUniform = kinds.every((kind) => kind === last);
  const isSpaced = found.some((joint) => joint.length > 1);
  // «2500,000» forgets its first comma and can still be nothing else.
  const isThousands =
    areThousands(groups) ||
    (isUniform && last === ',' && areThousands(['1', ...groups.slice(1)]) && /^[1-9]/.test(text));
  const isPlain = before.length === 1;
  const isFraction =
    /[.,/]/.test(last) &&
    (isPlain
      ? /^(?:0|[1-9]\d*)$/.test(parted.whole)
      : areThousands(before) &&
        kinds.slice(0, -1).every((kind) => kind === kinds[0] && kind !== last));
  if (isSpaced) return isThousands ? ask(joined) : null;
  if (isThousands && isUniform && (scale === 1 || !/[./]/.test(last))) return only(joined);
  if (!isFraction) return isThousands ? ask(joined) : null;
  return readFraction({ joined, parted, last, scale, isPlain, isThousands });
}

type Fraction = {
  joined: WrittenNumber;
  parted: WrittenNumber;
  last: string;
  scale: number;
  isPlain: boolean;
  isThousands: boolean;
};

function readFraction({ joined, parted, last, scale, isPlain, isThousands }: Fraction) {
  const { whole, fraction } = parted;
  const isShort = fraction.length <= 2;
  const isPoint = last === '.';
  // «۱/۵ میلیون» and «۱،۵ میلیون»: no thousands have two digits.
  if (isShort && (isPoint || (isPlain && scale > 1))) return only(parted);
  if (isPoint && isPlain && whole === '0') return only(parted);
  if (isPoint && isPlain && scale >= 1e6 && Number(fraction) > 0) return only(parted);
  if (isThousands || (fraction.length === 3 && whole !== '0')) return ask(parted, joined);
  return isShort && last === ',' ? ask(parted, joined) : null;
}
