// Read by every page: nothing heavy may be imported here.

import { inputLimits } from '../fields/size-limits.ts';

/** Where the build lays the index; names of its files carry a hash and may be kept for ever. */
export const searchFolder = '/search-index/';

/** Names the current index; never kept, so that a page from before a build finds its way. */
export const searchManifest = `${searchFolder}current.json`;

/** Content of `searchManifest`. */
export interface SearchManifest {
  /** Address of the file to open. */
  index: string;
  popular: { url: string; title: string }[];
}

/** `/search/`: what was asked, and whether exactly those words are meant. */
export function searchAsked({ q = '', literal }: { q?: string; literal?: string }) {
  return { text: q.slice(0, inputLimits.search), literal: literal === '1' };
}

/** The address of the page that shows these results. */
export function searchUrl(text: string, literal = false): string {
  const query = new URLSearchParams({ q: text, ...(literal && { literal: '1' }) });
  return `/search/?${query}`;
}

/** The way to a person for somebody whose search found no answer: their words become the title. */
export const askWith = (text: string) =>
  `/contact/${text.trim() ? `#title=${encodeURIComponent(text.trim().slice(0, inputLimits.search))}` : ''}`;
