import { maskPersonalData } from '#shared/fields/personal-data.ts';
import { trackingCodeIn } from '#shared/fields/tracking-code.ts';

/** The text as an address may hold it: servers write addresses down, so what could be somebody's is left out. */
export const textForAddress = (text: string): string =>
  maskPersonalData(text, ' ', (words) => trackingCodeIn(words) !== null)
    .replace(/\s+/g, ' ')
    .trim();
