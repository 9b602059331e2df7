import { renderUnicodeCompact } from 'uqr';

/** What the owner hands to an agent, and sees once: the code that an authenticator scans, and its address. */
export const enrolmentLines = (enrolUri: string): string[] => [
  renderUnicodeCompact(enrolUri, { border: 2 }),
  '',
  '  Scan this with an authenticator app, or enter the address by hand:',
  `  ${enrolUri}`,
];
