const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmExtended = new Set('\f^{}\\[~]|€');

/** How a text travels: in which alphabet, in how many parts, with how many characters spent. */
export interface SmsSize {
  alphabet: 'gsm7' | 'ucs2';
  units: number;
  parts: number;
  /** Characters that still fit without one more part. */
  room: number;
}

/**
 * Counts the parts of a short message as networks bill them: 70 characters in one part or 67 in
 * each of several once a single character (any Persian one) lies outside GSM's alphabet, else 160
 * or 153. A character of two units is never cut in half between parts.
 */
export function measureSms(text: string): SmsSize {
  const characters = [...text];
  const isGsm = characters.every((one) => gsmBasic.has(one) || gsmExtended.has(one));
  const costs = characters.map((one) => (isGsm ? (gsmExtended.has(one) ? 2 : 1) : one.length));
  const [single, each] = isGsm ? [160, 153] : [70, 67];
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const alphabet = isGsm ? 'gsm7' : 'ucs2';
  if (units <= single) return { alphabet, units, parts: units === 0 ? 0 : 1, room: single - units };
  const { parts, filled } = fillParts(costs, each);
  return { alphabet, units, parts, room: each - filled };
}

function fillParts(costs: number[], each: number): { parts: number; filled: number } {
  let parts = 1;
  let filled = 0;
  for (const cost of costs) {
    if (filled + cost > each) {
      parts += 1;
      filled = 0;
    }
    filled += cost;
  }
  return { parts, filled };
}
