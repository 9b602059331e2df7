/** Where rules take the time from; tests turn it by hand. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  now(): number;
};

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds of `count` seconds. */
export const seconds = (count: number) => count * 1000;

/** Milliseconds of `count` minutes. */
export const minutes = (count: number) => seconds(count * 60);

/** Milliseconds of `count` hours. */
export const hours = (count: number) => minutes(count * 60);

/** Milliseconds of `count` days of 24 hours. */
export const days = (count: number) => hours(count * 24);
