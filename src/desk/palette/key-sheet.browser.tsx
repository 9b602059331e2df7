import { type Command, commandGroups } from '../shell/commands/command.ts';
import { CommandKey } from '../shell/commands/command-key.browser.tsx';
import { useRegisteredCommands } from '../shell/commands/use-commands.browser.ts';
import { FrontDialog } from '../shell/front-dialog.browser.tsx';
import * as texts from '../texts/commands.ts';
import { keysOn, keysOnHint } from '../texts/shell.ts';

type Props = {
  areKeysOn: boolean;
  onSwitch(areOn: boolean): void;
  onClose(): void;
};

/** All keys that act now, with the switch for single ones. */
export function KeySheet({ areKeysOn, onSwitch, onClose }: Props) {
  const commands = useRegisteredCommands().filter(({ key }) => key !== undefined);
  return (
    <FrontDialog title={texts.keySheet} isTitled kind="desk-keys" onClose={onClose}>
      <label class="desk-tick">
        <input
          type="checkbox"
          checked={areKeysOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        <span>
          {keysOn}
          <span class="hint">{areKeysOn ? keysOnHint : texts.singleKeysOff}</span>
        </span>
      </label>
      <div class="desk-key-groups">
        {commandGroups.map((group) => {
          const own = commands.filter((command) => command.group === group);
          return own.length > 0 && <KeyGroup title={texts.groups[group]} commands={own} />;
        })}
      </div>
    </FrontDialog>
  );
}

const KeyGroup = ({ title, commands }: { title: string; commands: readonly Command[] }) => (
  <section>
    <h3>{title}</h3>
    <dl>
      {commands.map((command) => (
        <div key={command.id}>
          <dt>{command.title}</dt>
          <dd>{command.key && <CommandKey of={command.key} />}</dd>
        </div>
      ))}
    </dl>
  </section>
);
