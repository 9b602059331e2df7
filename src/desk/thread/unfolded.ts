/** An act that is to be unfolded; the count grows when it is asked for again. */
export type Unfolded = {
  act: 'close' | 'route' | 'change' | 'snooze' | 'reopen';
  count: number;
};
