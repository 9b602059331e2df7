type Rgb = [red: number, green: number, blue: number];
type Scheme = 'light' | 'dark';

const paper = { light: '#fcfbf9', dark: '#171614' } as const;
const surface = { light: '#ffffff', dark: '#211f1c' } as const;

const softShare = { light: 0.08, dark: 0.12 } as const;

const read = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;

function luminance(hex: string): number {
  const [red, green, blue] = read(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function mix(colour: string, ground: string, share: number): string {
  const other = read(ground);
  const parts = read(colour).map((part, at) => Math.round(part * share + other[at]! * (1 - share)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The colours of one scheme that follow from the accent, by the names of their custom properties. */
export function palette(accent: string, scheme: Scheme) {
  const onAccent =
    contrast(accent, '#ffffff') >= contrast(accent, '#1a1714') ? '#ffffff' : '#1a1714';
  return {
    paper: paper[scheme],
    surface: surface[scheme],
    accent,
    'on-accent': onAccent,
    'accent-strong': mix(accent, scheme === 'light' ? '#000000' : '#ffffff', 0.86),
    'accent-soft': mix(accent, paper[scheme], softShare[scheme]),
    'accent-line': mix(accent, paper[scheme], scheme === 'light' ? 0.28 : 0.32),
  };
}

/**
 * The style sheet that carries the organisation's colour in both schemes, each once; the switches
 * `--light` and `--dark` are those of tokens.css.
 */
export function accentStyles(accent: Readonly<Record<Scheme, string>>): string {
  const dark = palette(accent.dark, 'dark');
  const names = Object.keys(dark) as (keyof typeof dark)[];
  const light = palette(accent.light, 'light');
  const colours = names.map(
    (name) => `--${name}:var(--light,${light[name]}) var(--dark,${dark[name]})`,
  );
  return `@layer tokens{:root{${colours.join(';')}}}`;
}

/** One sentence for each colour that cannot be read on our pages: WCAG 2.2 AA (1.4.3) asks for 4.5. */
export function accentFaults(accent: Readonly<Record<Scheme, string>>): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const lowest = Math.min(
      contrast(accent[scheme], paper[scheme]),
      contrast(accent[scheme], mix(accent[scheme], paper[scheme], softShare[scheme])),
    );
    return lowest >= 4.5
      ? []
      : [
          `settings.json: "brand.accent.${scheme}" is too ${scheme === 'light' ? 'pale' : 'dark'}: text in it has a contrast of ${lowest.toFixed(1)} and needs 4.5.`,
        ];
  });
}
