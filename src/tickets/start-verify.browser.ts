import { startScreen } from '../api/screen.browser.ts';
import { VerifyScreen } from './verify-screen.browser.tsx';

startScreen('verify', VerifyScreen);
