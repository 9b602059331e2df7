/** Pixels of a picture for previews: what Facebook, X, Telegram and LinkedIn show whole. */
export const cardSize = { width: 1200, height: 630 };
