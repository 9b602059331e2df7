import type { Settings } from '#shared/settings/schema.ts';
import { contrast, lowestContrast, mix, readableOn, textContrast } from './colour.ts';
import { papers, type Scheme, tones } from './papers.ts';

/** What of the brand decides how pages look. */
export type Look = Pick<Settings['brand'], 'accent' | 'paper' | 'radius'>;

/**
 * The tint behind the band, tiles and chosen things. On light pages it comes from the accent of dark ones, which
 * is the brighter of the two: a share of a dark colour is grey.
 */
const softOf = ({ accent, paper }: Look, scheme: Scheme) =>
  mix(accent.dark, papers[paper][scheme].paper, scheme === 'light' ? 0.2 : 0.12);

/** Corners of boxes, of cards, and of buttons and chips. */
const corners: Readonly<
  Record<Look['radius'], readonly [box: string, card: string, pill: string]>
> = {
  sharp: ['0.1875rem', '0.25rem', '0.1875rem'],
  soft: ['0.5rem', '0.75rem', '0.625rem'],
  round: ['0.75rem', '1.125rem', '999px'],
};

/**
 * All colours of one scheme, by the names of their custom properties. Text in any of them has the contrast
 * of AA on every ground that it stands on, whatever the accent.
 */
export function paletteOf(look: Look, scheme: Scheme): Record<string, string> {
  const { accent, paper } = look;
  const neutral = papers[paper][scheme];
  const shade = scheme === 'light' ? '#000000' : '#ffffff';
  const soft = softOf(look, scheme);
  const own = Object.fromEntries(Object.entries(tones).map(([name, tone]) => [name, tone[scheme]]));
  const grounds = [neutral.paper, neutral.surface, neutral.sunken, soft];
  const text = readableOn(
    accent[scheme],
    [...grounds, own['note-soft']!, own['warn-soft']!],
    shade,
  );
  const onAccent = contrast(text, '#ffffff') >= contrast(text, '#1a1714') ? '#ffffff' : '#1a1714';
  const deep = scheme === 'light' ? neutral.ink : neutral.line;
  return {
    ...neutral,
    'ink-soft': readableOn(neutral['ink-soft'], grounds, neutral.ink),
    ...own,
    accent: text,
    'on-accent': readableOn(onAccent, [text], onAccent === '#ffffff' ? '#ffffff' : '#000000'),
    'accent-strong': mix(text, shade, 0.86),
    'accent-soft': soft,
    'accent-line': mix(accent[scheme], neutral.paper, scheme === 'light' ? 0.28 : 0.32),
    deep,
    'on-deep': scheme === 'light' ? neutral.paper : neutral.ink,
    'deep-accent': readableOn(accent.dark, [deep], '#ffffff'),
  };
}

/**
 * The style sheet that carries the organisation's colours in both schemes, each once, and its corners; the
 * switches `--light` and `--dark` are those of tokens.css.
 */
export function brandStyles(look: Look): string {
  const dark = paletteOf(look, 'dark');
  const colours = Object.entries(paletteOf(look, 'light')).map(([name, light]) =>
    light === dark[name]
      ? `--${name}:${light}`
      : `--${name}:var(--light,${light}) var(--dark,${dark[name]})`,
  );
  const [box, card, pill] = corners[look.radius];
  const sizes = [`--round:${box}`, `--round-l:${card}`, `--pill:${pill}`];
  return `@layer tokens{:root{${[...colours, ...sizes].join(';')}}}`;
}

/** One sentence for each accent that cannot be read on its own paper. */
export function accentFaults(look: Look): string[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const grounds = [papers[look.paper][scheme].paper, softOf(look, scheme)];
    const lowest = lowestContrast(look.accent[scheme], grounds);
    return lowest >= textContrast
      ? []
      : [
          `settings.json: "brand.accent.${scheme}" is too ${scheme === 'light' ? 'pale' : 'dark'}: text in it has a contrast of ${lowest.toFixed(1)} and needs ${textContrast}.`,
        ];
  });
}
