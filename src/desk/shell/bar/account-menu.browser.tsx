import { useEffect, useRef, useState } from 'preact/hooks';
import { AwaySwitch } from '../../owning/away-switch.browser.tsx';
import * as commandTexts from '../../texts/commands.ts';
import { youAreAway } from '../../texts/owning.ts';
import * as texts from '../../texts/shell.ts';
import type { InFront } from '../commands/use-desk-commands.browser.ts';
import { useNotifications } from '../live/notifications.browser.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { signOutAndLeave } from '../sign-out.browser.ts';
import { initialsOf } from './initials.ts';

type Props = {
  /** The agent's name. */
  name: string;
  isAway: boolean;
  preferences: Preferences;
  onPrefer(change: Partial<Preferences>): void;
  onFront(opened: InFront): void;
};

/** Who is signed in; behind it how this device shows the desk, notifications, and the way out. */
export function AccountMenu({ name, preferences, onPrefer, onFront, ...props }: Props) {
  const menu = useClosing();
  const [isAway, setAway] = useState(props.isAway);
  const account = texts.account(name);
  return (
    <details class="desk-menu" ref={menu}>
      <summary aria-label={isAway ? youAreAway(account) : account} data-away={isAway || undefined}>
        <span class="desk-initials" aria-hidden="true">
          {initialsOf(name)}
        </span>
      </summary>
      <div class="desk-menu-box">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
        </p>
        <AwaySwitch isAway={isAway} onChange={setAway} />
        <Options
          title={texts.density}
          name="density"
          options={texts.densities}
          value={preferences.density}
          onChoose={(density) => onPrefer({ density })}
        />
        <Options
          title={texts.scheme}
          name="scheme"
          options={texts.schemes}
          value={preferences.scheme}
          onChoose={(scheme) => onPrefer({ scheme })}
        />
        <label class="desk-tick">
          <input
            type="checkbox"
            checked={preferences.keys}
            onChange={(event) => onPrefer({ keys: event.currentTarget.checked })}
          />
          <span>
            {texts.keysOn}
            <span class="hint">{texts.keysOnHint}</span>
          </span>
        </label>
        <AskNotifications />
        <Front opened="palette" title={commandTexts.palette} onFront={onFront} />
        <Front opened="keys" title={commandTexts.keySheet} onFront={onFront} />
        <button class="button button-quiet button-small" type="button" onClick={signOutAndLeave}>
          {texts.signOut}
        </button>
      </div>
    </details>
  );
}

/** Opens a dialog; the menu closes, so that the focus comes back to its button. */
const Front = ({
  opened,
  title,
  onFront,
}: Pick<Props, 'onFront'> & { opened: InFront; title: string }) => (
  <button
    class="button button-quiet button-small"
    type="button"
    onClick={({ currentTarget }) => {
      const menu = currentTarget.closest('details');
      menu?.removeAttribute('open');
      menu?.querySelector('summary')?.focus();
      onFront(opened);
    }}
  >
    {title}
  </button>
);

function Options<Value extends string>({
  title,
  name,
  options,
  value,
  onChoose,
}: {
  title: string;
  name: string;
  options: Readonly<Record<Value, string>>;
  value: Value;
  onChoose(next: Value): void;
}) {
  const ids = Object.keys(options) as Value[];
  return (
    <fieldset class="desk-options">
      <legend>{title}</legend>
      {ids.map((id) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === value} onChange={() => onChoose(id)} />
          <span>{options[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function AskNotifications() {
  const { state, ask } = useNotifications();
  if (state === 'none') return null;
  if (state !== 'default')
    return (
      <p class="hint">{state === 'granted' ? texts.notificationsOn : texts.notificationsDenied}</p>
    );
  return (
    <button class="button button-quiet button-small" type="button" onClick={ask}>
      {texts.askNotifications}
    </button>
  );
}

/** A fold that closes by Escape, which leads back to its button, and by a press beside it. */
function useClosing() {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Escape' || !element?.open) return;
      event.preventDefault();
      element.open = false;
      element.querySelector('summary')?.focus();
    };
    const point = ({ target }: Event) => {
      if (element?.open && target instanceof Node && !element.contains(target))
        element.open = false;
    };
    // Before the keys of the page, for which an open menu is in front.
    addEventListener('keydown', press, { capture: true });
    addEventListener('pointerdown', point);
    return () => {
      removeEventListener('keydown', press, { capture: true });
      removeEventListener('pointerdown', point);
    };
  }, []);
  return details;
}
