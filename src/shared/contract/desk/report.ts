// The lead's page: what is open now, and how this week went beside the last one.

/**
 * Weeks begin on Saturday in Tehran. `thisWeek` goes on until now; `lastWeekSoFar` is the last one until the same moment,
 * which alone is fair to compare with; `lastWeek` is all of it.
 */
export const reportPeriods = ['thisWeek', 'lastWeekSoFar', 'lastWeek'] as const;
/** One of `reportPeriods`. */
export type ReportPeriod = (typeof reportPeriods)[number];

/** What a period came to. Minutes are working minutes; null where nothing was there to judge by. */
export type ReportFigures = {
  answers: number;
  /** First answers to requests, from when they were owed: how many, the middle one, and what nine in ten kept to. */
  first: { count: number; median: number | null; p90: number | null };
  /** Promises of answers that came due with an answer: how many were made, and how many of them kept. */
  promises: { made: number; kept: number };
  /** Ratings of customers, 1 to 5; the agent is who has the request now. */
  rating: { count: number; average: number | null };
};

/** A department, an agent, or all that the asking agent may see. */
export type ReportRow = {
  /** Empty for all, and among agents for requests that nobody has. */
  id: string;
  title: string;
  /** Requests that are not closed. */
  open: number;
  /** Of those, whose promise is at risk and not yet broken. */
  soon: number;
  /** Of those, whose promise is broken. */
  late: number;
  answeredToday: number;
  periods: Record<ReportPeriod, ReportFigures>;
};

/** What `GET /api/desk/report` answers; instants are epoch ms. */
export type ReportAnswer = {
  now: number;
  weekBegan: number;
  total: ReportRow;
  departments: ReportRow[];
  agents: ReportRow[];
};

/** A table of the page. */
export type ReportTable = 'departments' | 'agents';
