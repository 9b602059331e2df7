import type { WorkForm } from '#shared/contract/proof-of-work.ts';
import type { Limits } from '#shared/settings/limits.ts';
import { fixedRates } from '../foundation/fixed-limits.ts';
import { addressKey, networksOf } from '../foundation/security/client-address.ts';
import { stepsOfNetwork, stepsOfOthers } from './difficulty.ts';
import { wrongCodesKey } from './scope.ts';
import type { Demand } from './store.ts';

/** What a message is sent by. */
export type SendChannel = 'sms' | 'email';

/** How much more a network may ask for than one address, by its size. */
const shareOf = (network: string): number =>
  network.endsWith('/48') ? 1.5 : network.endsWith('/56') ? 1.25 : 1;

/** Codes and links that were sent to unknown devices of the networks of an address. */
export const sendsOfNetworks = (limits: Limits, clientAddress: string): Demand[] =>
  networksOf(clientAddress).map((network) => ({
    key: `work:sends:${network}`,
    usual: limits.sendsPerAddressPerHour * shareOf(network),
    steps: stepsOfNetwork,
  }));

/** Those by one channel in all. */
export const sendsInAll = (limits: Limits, channel: SendChannel): Demand => ({
  key: `work:sends:${channel}`,
  usual: limits.sendsInAllPerHour,
  steps: stepsOfOthers,
  byHistory: true,
});

/** Where so many people have their mailboxes that a domain says nothing of who asks. */
const largeDomains: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'yahoo.com', 'ymail.com', 'aol.com'],
  ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
  ...['icloud.com', 'me.com', 'mac.com'],
  ...['proton.me', 'protonmail.com', 'chmail.ir'],
]);

/** What one owner has of a domain: whoever has `example.ir` has every name below it too. */
const ownedPart = (domain: string): string =>
  /(?<![^.])[^.]+\.(?:(?:ac|co|com|edu|gov|id|net|org|sch)\.)?[^.]+$/.exec(domain)?.[0] ?? domain;

/** Those to numbers that share all but four digits, or to one e-mail domain that few people have. */
export function sendsToPrefix(limits: Limits, prefix: string): Demand[] {
  const steps = stepsOfOthers;
  if (isOfMobile(prefix))
    return [{ key: `work:sends:to:${prefix}`, usual: limits.sendsPerPrefixPerHour, steps }];
  const domain = ownedPart(prefix);
  if (largeDomains.has(domain)) return [];
  return [{ key: `work:sends:to:${domain}`, usual: fixedRates.mailsOfDomain.max, steps }];
}

const isOfMobile = (prefix: string) => prefix.startsWith('+');

const wrongCodes = (limits: Limits): Demand => ({
  key: wrongCodesKey,
  usual: limits.wrongCodesGlobalPerHour,
  steps: stepsOfOthers,
  isLimit: true,
});

/** What an address has filed or looked up, where that is what the work is for. */
export function usesOfAddress(limits: Limits, form: WorkForm, clientAddress: string): Demand[] {
  if (form === 'code') return [];
  const usual =
    form === 'ticket' ? limits.ticketsPerAddressPerHour : limits.codeLookupsPerAddressPerHour;
  return [{ key: `work:${form}:${addressKey(clientAddress)}`, usual, steps: stepsOfNetwork }];
}

/** All by which this work gets harder. Without a prefix it is for an address that the requester does not know. */
export const demandsOf = (
  limits: Limits,
  { form, prefix, clientAddress }: { form: WorkForm; prefix: string | null; clientAddress: string },
): Demand[] => [
  ...usesOfAddress(limits, form, clientAddress),
  ...sendsOfNetworks(limits, clientAddress),
  ...(prefix === null ? [] : sendsToPrefix(limits, prefix)),
  sendsInAll(limits, prefix === null || isOfMobile(prefix) ? 'sms' : 'email'),
  wrongCodes(limits),
];
