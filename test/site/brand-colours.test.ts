import { describe, expect, it } from 'vitest';
import { accentFaults, brandStyles, type Look, paletteOf } from '../../src/styles/brand.ts';
import { contrast } from '../../src/styles/colour.ts';
import { papers } from '../../src/styles/papers.ts';

const hex = (...parts: number[]) =>
  `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Accents all over the cube of colours; most can be read on one kind of page alone, some on none. */
const steps = [0, 51, 102, 153, 204, 255];
const accents = steps.flatMap((red) =>
  steps.flatMap((green) => steps.map((blue) => hex(red, green, blue))),
);

const schemes = ['light', 'dark'] as const;
const tints = Object.keys(papers) as Look['paper'][];
const look = (paper: Look['paper'], accent: string): Look => ({
  accent: { light: accent, dark: accent },
  paper,
  radius: 'round',
});

/** What is written in which colour on which ground, by the names of the custom properties. */
const texts: [text: string, grounds: string[]][] = [
  ['ink', ['paper', 'surface', 'sunken', 'accent-soft', 'note-soft', 'warn-soft', 'bad-soft']],
  ['ink-soft', ['paper', 'surface', 'sunken', 'accent-soft']],
  ['accent', ['paper', 'surface', 'sunken', 'accent-soft', 'note-soft', 'warn-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-deep', ['deep']],
  ['deep-accent', ['deep']],
  ['good', ['paper', 'surface', 'good-soft']],
  ['warn', ['paper', 'surface', 'warn-soft']],
  ['bad', ['paper', 'surface', 'bad-soft']],
  ['note', ['paper', 'surface', 'note-soft']],
];

describe.each(tints)('colours on %s paper', (paper) => {
  it.each(schemes)('are read on every ground, whatever the accent: %s', (scheme) => {
    const unread = accents.flatMap((accent) => {
      const palette = paletteOf(look(paper, accent), scheme);
      return texts.flatMap(([text, grounds]) =>
        grounds
          .filter((ground) => contrast(palette[text]!, palette[ground]!) < 4.5)
          .map((ground) => `${text} on ${ground} with ${accent}`),
      );
    });
    expect(unread).toEqual([]);
  });

  it.each(schemes)('draw edges of boxes that are seen: %s', (scheme) => {
    const { paper: ground, surface, 'line-strong': line } = papers[paper][scheme];
    expect(contrast(line, ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(line, surface)).toBeGreaterThanOrEqual(3);
  });

  it('keep an accent as it is where it can be read, and refuse one that cannot', () => {
    expect(accentFaults(look(paper, '#ffb27a'))).toEqual([
      expect.stringContaining('"brand.accent.light" is too pale'),
    ]);
    const readable = { ...look(paper, '#8a2f0a'), accent: { light: '#8a2f0a', dark: '#ffc59b' } };
    expect(accentFaults(readable)).toEqual([]);
    expect(paletteOf(readable, 'light').accent).toBe('#8a2f0a');
    expect(paletteOf(readable, 'dark').accent).toBe('#ffc59b');
  });
});

it('corners follow the settings', () => {
  const sheet = (radius: Look['radius']) => brandStyles({ ...look('warm', '#8a2f0a'), radius });
  expect(sheet('round')).toContain('--pill:999px');
  expect(new Set((['sharp', 'soft', 'round'] as const).map(sheet)).size).toBe(3);
});
