import type { Settings } from '#shared/settings/schema.ts';

/** Light or dark pages. */
export type Scheme = 'light' | 'dark';

/** The grounds and neutral colours of pages, by the names of their custom properties. */
export type Paper = Readonly<
  Record<'paper' | 'surface' | 'sunken' | 'ink' | 'ink-soft' | 'line' | 'line-strong', string>
>;

/** The tints of paper that settings choose from. Ink and lines share the tint of their paper. */
export const papers: Readonly<Record<Settings['brand']['paper'], Readonly<Record<Scheme, Paper>>>> =
  {
    neutral: {
      light: {
        paper: '#fafafa',
        surface: '#ffffff',
        sunken: '#f2f2f3',
        ink: '#1f1f21',
        'ink-soft': '#59595d',
        line: '#e2e2e4',
        'line-strong': '#87878c',
      },
      dark: {
        paper: '#151517',
        surface: '#1f1f22',
        sunken: '#1b1b1d',
        ink: '#e9e9eb',
        'ink-soft': '#adadb2',
        line: '#35353a',
        'line-strong': '#7a7a80',
      },
    },
    warm: {
      light: {
        paper: '#fcfbf9',
        surface: '#ffffff',
        sunken: '#f5f2ed',
        ink: '#221f1b',
        'ink-soft': '#5f5951',
        line: '#e5e0d8',
        'line-strong': '#8f887d',
      },
      dark: {
        paper: '#171614',
        surface: '#211f1c',
        sunken: '#1d1b19',
        ink: '#ece7df',
        'ink-soft': '#b3aba0',
        line: '#37332e',
        'line-strong': '#7d756a',
      },
    },
    sand: {
      light: {
        paper: '#faf5ec',
        surface: '#fffdf9',
        sunken: '#f3ecdf',
        ink: '#261f16',
        'ink-soft': '#62584a',
        line: '#e7ddcc',
        'line-strong': '#8c8270',
      },
      dark: {
        paper: '#1a1611',
        surface: '#241f18',
        sunken: '#201b15',
        ink: '#f0e8db',
        'ink-soft': '#b9ad9b',
        line: '#3c3529',
        'line-strong': '#837867',
      },
    },
    cool: {
      light: {
        paper: '#f8fafc',
        surface: '#ffffff',
        sunken: '#eff3f7',
        ink: '#1a2029',
        'ink-soft': '#545d6a',
        line: '#dee4eb',
        'line-strong': '#808a98',
      },
      dark: {
        paper: '#12161c',
        surface: '#1a2028',
        sunken: '#161b22',
        ink: '#e6eaf0',
        'ink-soft': '#a5afbc',
        line: '#2d3540',
        'line-strong': '#717c8a',
      },
    },
    sage: {
      light: {
        paper: '#f9fbf7',
        surface: '#ffffff',
        sunken: '#f0f4ed',
        ink: '#1d231d',
        'ink-soft': '#566056',
        line: '#dfe6dc',
        'line-strong': '#828d80',
      },
      dark: {
        paper: '#131713',
        surface: '#1b201b',
        sunken: '#171b17',
        ink: '#e7ebe5',
        'ink-soft': '#a8b1a5',
        line: '#2f372e',
        'line-strong': '#737d71',
      },
    },
  };

/** What a notice of each kind is written in, and its ground; the same on every paper. */
export const tones: Readonly<Record<string, Readonly<Record<Scheme, string>>>> = {
  good: { light: '#1d6b3f', dark: '#7fd3a0' },
  'good-soft': { light: '#e8f3ec', dark: '#17291e' },
  warn: { light: '#7d5200', dark: '#efc163' },
  'warn-soft': { light: '#faf0dc', dark: '#2c2414' },
  bad: { light: '#a8261c', dark: '#ff9d93' },
  'bad-soft': { light: '#fbeae8', dark: '#331c1a' },
  note: { light: '#2b5c86', dark: '#92c3ee' },
  'note-soft': { light: '#e9f1f8', dark: '#182633' },
};
