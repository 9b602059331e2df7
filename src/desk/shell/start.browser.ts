import { startScreen } from '../../api/screen.browser.ts';
import { DeskScreen } from './desk-screen.browser.tsx';

startScreen('desk', DeskScreen);
