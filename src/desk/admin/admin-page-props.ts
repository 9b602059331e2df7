import type { DeskAlarm } from '#shared/contract/desk/alarms.ts';
import type { Titled } from '#shared/contract/desk/ids.ts';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import type { OnFault } from '../session/use-desk-session.browser.ts';

/** What each page of the desk besides requests gets. */
export type AdminPageProps = {
  session: DeskSessionAnswer;
  /** Null before they are known. */
  alarms: readonly DeskAlarm[] | null;
  /** What a request can be filed as. */
  types: readonly Titled[];
  onFault: OnFault;
  /** An alarm was seen: what is known of it is old. */
  onChanged(): void;
};
