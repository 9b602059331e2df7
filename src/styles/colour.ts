type Rgb = [red: number, green: number, blue: number];

const read = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

function luminance(hex: string): number {
  const [red, green, blue] = read(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two colours, each `#rrggbb`: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** A share (0 to 1) of a colour laid over a ground, as `#rrggbb`. */
export function mix(colour: string, ground: string, share: number): string {
  const other = read(ground);
  const parts = read(colour).map((part, at) => Math.round(part * share + other[at]! * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** What WCAG 2.2 AA (1.4.3) asks of text. */
export const textContrast = 4.5;

/** The lowest contrast of a colour with any of these grounds. */
export const lowestContrast = (colour: string, grounds: readonly string[]) =>
  Math.min(...grounds.map((ground) => contrast(colour, ground)));

/** The colour itself, or as much of `towards` in it as text of it needs on each of the grounds. */
export function readableOn(colour: string, grounds: readonly string[], towards: string): string {
  for (let share = 1; share > 0; share -= 0.04) {
    const nearer = mix(colour, towards, share);
    if (lowestContrast(nearer, grounds) >= textContrast) return nearer;
  }
  return towards;
}
