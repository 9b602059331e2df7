import { pages, pageUrl } from '../contract/pages.ts';
import { orderFormUrl } from '../contract/search.ts';
import * as texts from '../contract/texts/search.ts';
import { myRequests } from '../contract/texts/tickets.ts';
import { showTrackingCode } from '../fields/tracking-code.ts';
import type { TypedNumber } from '../search/typed-number.ts';

/** A way on from a number that was typed into the search. */
export interface NumberOffer {
  href: string;
  title: string;
  /** More words about it. */
  note?: string;
  /** The number, to be shown from left to right. */
  code?: string;
}

/** What a number is, in words, and where it leads. */
export interface NumberOffers {
  label: string;
  offers: NumberOffer[];
}

/** The ways on from a number. No address has a mobile or an order number in what servers see. */
export function offersOf(number: TypedNumber): NumberOffers {
  if (number.kind === 'tracking') {
    const code = showTrackingCode(number.code);
    return {
      label: texts.isTrackingCode,
      offers: [{ href: pageUrl('request', code), title: texts.followRequest, code }],
    };
  }
  if (number.kind === 'mobile')
    return {
      label: texts.isMobile,
      offers: [{ href: pages.requests.path, title: myRequests, note: texts.withThisMobile }],
    };
  const [first, second] = number.types;
  const labelOf = second ? texts.chooseRequestWith : texts.requestWith;
  return {
    label: labelOf(first?.label ?? ''),
    offers: number.types.map((type) => ({
      href: orderFormUrl(type, number.number),
      title: type.title,
    })),
  };
}
