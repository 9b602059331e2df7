/** What leaves an invocation of Workers and is counted there. */
type SubrequestKind = 'database' | 'sms' | 'email' | 'webhook' | 'files' | 'assets';

/** How much one run or one kick takes on, so that it stays within the CPU of its plan. */
export type RunBounds = {
  messagesPerKick: number;
  messagesPerRun: number;
  pollsPerRun: number;
  /** Of each kind of ticket that waits for the timer: unconfirmed, to be reminded, quiet, at risk, outlived. */
  ticketsPerRun: number;
  /** Of those, so many are changed in one round. */
  ticketsPerRound: number;
  /** Rows that one statement of a round walks or removes, where they may be many. */
  rowsPerRound: number;
  /** Messages that are chained, and so many of them in one round. */
  chainedPerRun: number;
  chainedPerRound: number;
  filesPerRun: number;
};

/** What one invocation may still do; nothing bounds it on Node. Ask `left` before something begins that must not stop half-way. */
export type Budget = {
  /** Subrequests that may still begin; `Infinity` where nothing bounds them. */
  left(): number;
  /** Notes that some begin. */
  count(kind: SubrequestKind, subrequests?: number): void;
  counts(): Readonly<Record<SubrequestKind, number>>;
  bounds: RunBounds;
};

/** Bounds of a run whose CPU nobody counts: they leave turns to requests beside it. */
export const fullRunBounds: RunBounds = {
  messagesPerKick: 10,
  messagesPerRun: 400,
  pollsPerRun: 20,
  ticketsPerRun: 100,
  ticketsPerRound: 20,
  rowsPerRound: 1_000,
  chainedPerRun: 20_000,
  chainedPerRound: 200,
  filesPerRun: 1_000,
};

/** A budget of `subrequests`, of which none is spent yet. */
export function makeBudget(subrequests: number, bounds: RunBounds): Budget {
  const counts = { database: 0, sms: 0, email: 0, webhook: 0, files: 0, assets: 0 };
  let left = subrequests;
  return {
    left: () => left,
    count(kind, begun = 1) {
      counts[kind] += begun;
      left -= begun;
    },
    counts: () => ({ ...counts }),
    bounds,
  };
}

/** That of Node. */
export const unbounded = makeBudget(Number.POSITIVE_INFINITY, fullRunBounds);

/** The budget of this invocation. */
export const budgetOf = ({ budget }: { budget?: () => Budget }): Budget => budget?.() ?? unbounded;

/** True where Workers refused a call because too many have left this invocation; nothing went out then. */
export function isOutOfSubrequests(fault: unknown): boolean {
  for (let cause = fault; cause instanceof Error; cause = cause.cause)
    if (/too many subrequests/i.test(cause.message)) return true;
  return false;
}
