import { hydrateScreen } from '../api/screen.browser.ts';
import { Contact, type ContactProps } from './contact-screen.browser.tsx';

/** Brings the built form to life, with what the page has asked of the API already. */
export const hydrateContact = (host: HTMLElement, { asked }: Pick<ContactProps, 'asked'>) =>
  hydrateScreen(host, Contact, { asked });
