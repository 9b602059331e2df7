import { startScreen } from '../api/screen.browser.ts';
import { ThreadScreen } from './thread-screen.browser.tsx';

startScreen('thread', ThreadScreen);
