import { startScreen } from '../api/screen.browser.ts';
import { RequestsScreen } from './requests-screen.browser.tsx';

startScreen('requests', RequestsScreen);
