import type { PublicNow } from '#shared/contract/organisation.ts';
import type { SessionAnswer } from '#shared/contract/sign-in.ts';
import { askEarly } from '../api/early.browser.ts';
import { askNow } from '../api/now.browser.ts';
import { hydrateOnTouch } from '../api/on-touch.browser.ts';
import type { SignInProps } from './sign-in-screen.browser.tsx';

/** Starts the page of signing in: its code comes at a touch, or at once where there is more to show than is built. */
export function startSignIn() {
  const screen = hydrateOnTouch('sign-in', async () => {
    const { hydrateSignIn } = await import('./hydrate.browser.ts');
    return hydrateSignIn;
  });
  if (!screen) return;
  if (isStepKept()) screen.start();
  void askSession().then((session) => session?.signedIn && screen.start());
  void askNow().then((now) => now && !sendsAllCodes(screen.host, now) && screen.start());
}

/** Whether somebody is signed in; null where no answer comes. */
export const askSession = () => askEarly<SessionAnswer>('/api/session');

/** Whether this entry of the history was left with a code under way. */
export const isStepKept = (): boolean => history.state !== null;

/** Whether all that the built page takes a code's address for is delivered now. */
export function sendsAllCodes(
  host: HTMLElement,
  { channels }: Pick<PublicNow, 'channels'>,
): boolean {
  const { withEmail }: Pick<SignInProps, 'withEmail'> = JSON.parse(host.dataset.props ?? '{}');
  return channels.includes('sms') && (!withEmail || channels.includes('email'));
}
