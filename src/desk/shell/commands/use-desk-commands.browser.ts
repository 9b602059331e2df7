import * as texts from '../../texts/commands.ts';
import * as shellTexts from '../../texts/shell.ts';
import { searchFieldId } from '../bar/search-field.browser.tsx';
import type { Preferences } from '../preferences/preferences.ts';
import type { SideGroup } from '../side/side.browser.tsx';
import { signOutAndLeave } from '../sign-out.browser.ts';
import type { Command } from './command.ts';
import { useCommands } from './use-commands.browser.ts';

/** A dialog that is open in front of the desk: the palette, or the sheet of keys. */
export type InFront = 'palette' | 'keys';

type Known = {
  /** What the side lists. */
  groups: readonly SideGroup[];
  preferences: Preferences;
  goTo(href: string): void;
  /** To the next row or request, or the one before. */
  step(by: 1 | -1): void;
  onPrefer(change: Partial<Preferences>): void;
  onFront(opened: InFront): void;
};

/** The commands that the desk has whatever is open: moving in the list, all places of the side, preferences. */
export function useDeskCommands({ groups, step, goTo, onFront, ...props }: Known): void {
  useCommands([
    { id: 'next', group: 'list', title: texts.next, key: 'KeyJ', run: () => step(1) },
    { id: 'previous', group: 'list', title: texts.previous, key: 'KeyK', run: () => step(-1) },
    { id: 'open-row', group: 'list', title: texts.openRow, key: 'Enter' },
    {
      ...{ id: 'search', group: 'list', title: texts.search, key: 'Slash' },
      run: () => document.getElementById(searchFieldId)?.focus(),
    },
    ...groups.flatMap(({ title, entries }) =>
      entries.map(
        (entry): Command => ({
          ...{ id: `go:${entry.href}`, group: 'go', title: entry.title, words: title ?? '' },
          run: () => goTo(entry.href),
        }),
      ),
    ),
    {
      ...{ id: 'palette', group: 'desk', title: texts.palette, key: 'Mod+KeyK' },
      run: () => onFront('palette'),
    },
    {
      ...{ id: 'keys', group: 'desk', title: texts.keySheet, key: 'Shift+Slash' },
      run: () => onFront('keys'),
    },
    ...preferenceCommands(props),
    { id: 'sign-out', group: 'desk', title: shellTexts.signOut, run: signOutAndLeave },
  ]);
}

/** Every choice that is not the one of now. */
function preferenceCommands({
  preferences,
  onPrefer,
}: Pick<Known, 'preferences' | 'onPrefer'>): Command[] {
  const options = [
    ...(['comfortable', 'compact'] as const).map((density) => ({
      ...{
        change: { density },
        title: texts.chosen(shellTexts.density, shellTexts.densities[density]),
      },
      isNow: preferences.density === density,
    })),
    ...(['device', 'light', 'dark'] as const).map((scheme) => ({
      ...{ change: { scheme }, title: texts.chosen(shellTexts.scheme, shellTexts.schemes[scheme]) },
      isNow: preferences.scheme === scheme,
    })),
    {
      ...{ change: { keys: !preferences.keys }, isNow: false },
      title: preferences.keys ? texts.keysOff : texts.keysOn,
    },
  ];
  return options
    .filter(({ isNow }) => !isNow)
    .map(({ title, change }) => ({
      ...{ id: `prefer:${title}`, group: 'desk', title, run: () => onPrefer(change) },
    }));
}
