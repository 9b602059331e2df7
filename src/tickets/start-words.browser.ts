import { startScreen } from '../api/screen.browser.ts';
import { WordsScreen } from './words-screen.browser.tsx';

startScreen('words', WordsScreen);
