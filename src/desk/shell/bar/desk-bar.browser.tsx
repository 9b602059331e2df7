import type { DeskAlarm } from '#shared/contract/desk/alarms.ts';
import type { DeskChoices } from '#shared/contract/desk/views.ts';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import { Icon } from '#shared/forms/icon.tsx';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { adminTitles } from '../../texts/admin.ts';
import { palette } from '../../texts/commands.ts';
import * as texts from '../../texts/shell.ts';
import type { InFront } from '../commands/use-desk-commands.browser.ts';
import { DeskIcon } from '../desk-icon.tsx';
import type { Preferences } from '../preferences/preferences.ts';
import { AccountMenu } from './account-menu.browser.tsx';
import { SearchField } from './search-field.browser.tsx';

/** The id of the button that opens the side where it has no column. */
export const sideButtonId = 'desk-side-button';

type Props = {
  brand: string;
  /** The agent's name; undefined where the session has ended. */
  name: string | undefined;
  /** The agent takes no new requests by turn. */
  isAway: boolean;
  /** Null before they are known. */
  alarms: readonly DeskAlarm[] | null;
  alarmsHref: string;
  /** What is searched for. */
  search: string;
  /** What operators of a search can name; undefined before that is known. */
  choices: DeskChoices | undefined;
  isSideOpen: boolean;
  preferences: Preferences;
  onSearch(text: string, isEntered: boolean): void;
  onSide(): void;
  onFront(opened: InFront): void;
  onPrefer(change: Partial<Preferences>): void;
};

/** The bar above everything: the brand, the search, what is wrong now, and who is signed in. */
export function DeskBar({ brand, name, alarms, alarmsHref, isSideOpen, ...props }: Props) {
  return (
    <header class="desk-bar">
      <button
        class="desk-square desk-side-button"
        id={sideButtonId}
        type="button"
        aria-label={texts.openViews}
        aria-expanded={isSideOpen}
        aria-controls="desk-side"
        onClick={props.onSide}
      >
        <DeskIcon name="menu" />
      </button>
      <a class="desk-brand" href={pages.desk.path}>
        <b translate={false}>{brand}</b>
      </a>
      <SearchField value={props.search} choices={props.choices} onSearch={props.onSearch} />
      <button
        class="desk-square desk-palette-button"
        type="button"
        aria-label={palette}
        title={palette}
        onClick={() => props.onFront('palette')}
      >
        <DeskIcon name="bolt" />
      </button>
      <a
        class="desk-square desk-file-button"
        href={pageUrl('deskTicket', 'on-behalf')}
        aria-label={adminTitles['on-behalf']}
        title={adminTitles['on-behalf']}
      >
        <DeskIcon name="plus" />
      </a>
      {alarms && alarms.length > 0 && (
        <a class="desk-alarm-mark" href={alarmsHref}>
          <Icon name="alert" />
          <span>{alarmLabel(alarms)}</span>
        </a>
      )}
      {name !== undefined && (
        <AccountMenu
          name={name}
          isAway={props.isAway}
          preferences={props.preferences}
          onPrefer={props.onPrefer}
          onFront={props.onFront}
        />
      )}
    </header>
  );
}

/** The worst one by its title, the others by their number. */
function alarmLabel([worst, ...others]: readonly DeskAlarm[]): string {
  const title = worst?.title ?? '';
  return others.length === 0 ? title : texts.alarmAndMore(title, toPersianDigits(others.length));
}
