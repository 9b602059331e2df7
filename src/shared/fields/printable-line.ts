/**
 * One line without control characters and halves of letters, which XML and so the feed cannot hold, and without
 * marks that turn the order of all that follows.
 */
export const printableLine = /^(?:\t|[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff\u202a-\u202e])*$/u;
