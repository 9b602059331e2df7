// Read by every page: nothing heavy may be imported here.

import { inputLimits } from '../fields/size-limits.ts';
import { pageUrl } from './pages.ts';

/** A request type that asks for an order number: the field, what it is called, and its rules where settings have some. */
export interface OrderType {
  id: string;
  title: string;
  /** Id of the field. */
  fact: string;
  label: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

/** `/search/`: what was asked, whether exactly those words are meant, and the category to which results are confined. */
export function searchAsked({ q = '', literal, category = '' }: Partial<Record<string, string>>) {
  return { text: q.slice(0, inputLimits.search), literal: literal === '1', category };
}

/** The address of the page that shows these results. */
export function searchUrl(text: string, literal = false, category = ''): string {
  const query = new URLSearchParams({
    q: text,
    ...(literal && { literal: '1' }),
    ...(category && { category }),
  });
  return `/search/?${query}`;
}

/** The form of a request type with an order number in its box; what follows `#` reaches no server and no log. */
export const orderFormUrl = ({ id, fact }: OrderType, number: string) =>
  `${pageUrl('contactType', id)}#${new URLSearchParams({ [`facts.${fact}`]: number })}`;

/** The way to a person for somebody whose search found no answer: their words become the title. */
export const askWith = (text: string) =>
  `/contact/${text.trim() ? `#title=${encodeURIComponent(text.trim().slice(0, inputLimits.search))}` : ''}`;
