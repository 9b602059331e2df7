import { Icon } from '#shared/forms/icon.tsx';
import * as texts from '../texts/shell.ts';

/** What stands where a request would be open: how to open one. */
export function EmptyPane({ areKeysOn }: { areKeysOn: boolean }) {
  return (
    <section class="desk-empty" aria-label={texts.desk}>
      <Icon name="inbox" />
      <p>{texts.chooseRequest}</p>
      {areKeysOn && (
        <p class="hint keys">
          {texts.keys((name) => (
            <kbd>{name}</kbd>
          ))}
        </p>
      )}
    </section>
  );
}
