import { Icon } from '#shared/forms/icon.tsx';
import * as texts from '../texts/shell.ts';
import { CommandKey } from './commands/command-key.browser.tsx';
import { useRegisteredCommands } from './commands/use-commands.browser.ts';

/** What stands where a request would be open: how to open one, and the keys that help. */
export function EmptyPane({ areKeysOn }: { areKeysOn: boolean }) {
  const commands = useRegisteredCommands();
  return (
    <section class="desk-empty" aria-label={texts.desk}>
      <Icon name="inbox" />
      <p>{texts.chooseRequest}</p>
      {areKeysOn && (
        <ul class="hint keys">
          {commands.map(
            ({ id, key, title }) =>
              key && (
                <li key={id}>
                  <CommandKey of={key} /> {title}
                </li>
              ),
          )}
        </ul>
      )}
    </section>
  );
}
