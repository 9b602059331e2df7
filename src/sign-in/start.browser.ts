import { startScreen } from '../api/screen.browser.ts';
import { SignIn } from './sign-in-screen.browser.tsx';

startScreen('sign-in', SignIn);
