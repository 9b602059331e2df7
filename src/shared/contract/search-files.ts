// Where search finds its files. Every page loads it, so it imports nothing but types.

import type { OrderType } from './search.ts';

/** Where the build lays the index; names of its files carry a hash and may be kept for ever. */
export const searchFolder = '/search-index/';

/** Names the current index; never kept, so that a page from before a build finds its way. */
export const searchManifest = `${searchFolder}current.json`;

/** Content of `searchManifest`. */
export interface SearchManifest {
  /** Address of the file to open. */
  index: string;
  popular: { url: string; title: string }[];
  /** By which the box knows an order number. */
  orderTypes: OrderType[];
}
