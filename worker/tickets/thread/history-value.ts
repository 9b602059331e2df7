/** What the history says of two requests that are joined no longer; no tracking code is like it. */
export const partedValue = 'parted';
