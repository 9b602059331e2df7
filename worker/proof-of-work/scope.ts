// What is counted in `rate_limits` by the features above, and is there for the price to be read.

/** Wrong codes of an hour over all addresses, at challenges that were sent and paid for (R66). */
export const wrongCodesKey = 'wrong-codes';
