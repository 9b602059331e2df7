import type { Browser } from './browser.ts';

const prefix = '__Host-proof-file_ticket';

/** Name and value of the cookie of the last request that this browser has sent; `proofId` is the id in it. */
export function waitingProof({ cookies }: Pick<Browser, 'cookies'>) {
  const [name = '', value = ''] = [...cookies].findLast(([one]) => one.startsWith(prefix)) ?? [];
  return { name, value, proofId: value.split('.')[0] ?? '' };
}

/** Names of the cookies of all requests that this browser has sent. */
export const waitingNames = ({ cookies }: Pick<Browser, 'cookies'>): string[] =>
  [...cookies.keys()].filter((name) => name.startsWith(prefix));
