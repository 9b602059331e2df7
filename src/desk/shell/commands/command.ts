/** Parts of the palette and of the sheet of keys, in their order. */
export const commandGroups = ['answer', 'request', 'list', 'go', 'desk'] as const;

/** One of `commandGroups`: the composer, the open request, the list, places to go to, the desk itself. */
export type CommandGroup = (typeof commandGroups)[number];

/**
 * Something that can be done now. To add one, a component that is shown only while it can be done calls
 *
 *     useCommands([{ id: 'take', group: 'request', title: texts.take, key: 'KeyA', run: take }]);
 *
 * (`use-commands.browser.ts`; `isPossible && { … }` leaves one out). Nothing else is needed: the key acts, the palette
 * (Ctrl+K) offers it, the sheet of keys (`?`) lists it. A button of the same act shows its key by `<CommandKey>`.
 */
export type Command = {
  /** Unique among the commands of the desk. */
  id: string;
  group: CommandGroup;
  /** What it does, as its button says it: «ارجاع». */
  title: string;
  /**
   * Its key by `KeyboardEvent.code`, which is the same under a Persian layout: `KeyA`, `Shift+Slash`, `Mod+KeyK`. `Mod`
   * is Ctrl or ⌘; such a key acts while somebody types and where single keys are switched off.
   */
  key?: string;
  /** Other words that somebody may look for it by. */
  words?: string;
  /** Without it a field handles the key itself, and the command is only listed on the sheet. */
  run?(): void;
};
