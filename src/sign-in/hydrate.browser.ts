import { hydrateScreen } from '../api/screen.browser.ts';
import { SignIn } from './sign-in-screen.browser.tsx';

/** Brings the built page of signing in to life. */
export const hydrateSignIn = (host: HTMLElement) => hydrateScreen(host, SignIn);
