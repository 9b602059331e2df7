import { startScreen } from '../api/screen.browser.ts';
import { Contact } from './contact-screen.browser.tsx';

startScreen('contact', Contact);
