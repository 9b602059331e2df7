/** Trades whose words the search can be given, beside those of any support; `src/shared/search/packs/` has them. */
export const searchPacks = ['hosting', 'bank-gateway'] as const;

/** One of `searchPacks`. */
export type SearchPack = (typeof searchPacks)[number];
