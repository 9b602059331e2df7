import { renderUnicodeCompact } from 'uqr';
import type { Enrolment } from '../../worker/people/add-agent.ts';

/** What the owner hands to an agent, and sees once: what an authenticator scans or takes by hand, and the recovery codes. */
export const enrolmentLines = ({ uri, recoveryCodes }: Enrolment): string[] => [
  renderUnicodeCompact(uri, { border: 2 }),
  '',
  '  Scan this with an authenticator app. One that cannot scan takes this key by hand (time-based):',
  `  ${grouped(new URL(uri).searchParams.get('secret') ?? '')}`,
  '  Password managers take the whole address:',
  `  ${uri}`,
  '',
  ...recoveryLines(recoveryCodes),
];

const grouped = (key: string) => key.replace(/.{4}(?=.)/g, '$& ');

/** Recovery codes, two to a line, and what they are for. */
export const recoveryLines = (codes: readonly string[]): string[] => [
  '  Recovery codes, for the day the authenticator is lost. Each works once in its place, at the',
  '  second step of signing in. They are shown this once: print them, and keep them apart from the phone.',
  ...codes.flatMap((code, i) =>
    i % 2 === 0 ? [`    ${code}   ${codes[i + 1] ?? ''}`.trimEnd()] : [],
  ),
];
