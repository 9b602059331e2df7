import { fullRunBounds, type RunBounds } from './ports/budget.ts';

/** Values of `EDGE_PLAN`. */
export const edgePlanNames = ['free', 'paid'] as const;
/** The plan of the Cloudflare account that the worker runs on. */
export type EdgePlan = (typeof edgePlanNames)[number];

/** What Cloudflare allows: https://developers.cloudflare.com/workers/platform/limits/ (read in November 2026). */
export type EdgeLimits = {
  /** Of one invocation, whatever started it. */
  subrequests: number;
  cpuMsPerRequest: number;
  /** Of a cron that runs more often than hourly. */
  cpuMsPerCron: number;
  requestsPerDay: number;
  connectionsAtOnce: number;
  /** Files of one deployment. */
  assets: number;
};

/** What we allow ourselves: subrequests by what started the invocation, a request with the kick behind it. */
export type EdgeBounds = { cron: number; request: number; email: number; run: RunBounds };

/** A round costs a trip there, and what the database does in it holds up no other request. */
const undivided = { ticketsPerRound: 1_000, rowsPerRound: 1_000_000 };

/**
 * The plans. Ours stay below Cloudflare's, so that what has begun can still be written down. By
 * `npm run bench:edge` (two shared cores) a quiet run computes about 4 ms and each message 2 ms more: on the
 * free plan a run that sends all it may is over its CPU, which Cloudflare lets pass where it is rare
 * ("built-in flexibility", same page). The kicks send what is new; whose queue is never empty needs the paid plan.
 */
export const edgePlans: Readonly<Record<EdgePlan, { limits: EdgeLimits; bounds: EdgeBounds }>> = {
  free: {
    limits: {
      subrequests: 50,
      cpuMsPerRequest: 10,
      cpuMsPerCron: 10,
      requestsPerDay: 100_000,
      connectionsAtOnce: 6,
      assets: 20_000,
    },
    bounds: {
      cron: 40,
      request: 45,
      email: 45,
      run: {
        messagesPerKick: 3,
        messagesPerRun: 12,
        pollsPerRun: 4,
        ticketsPerRun: 20,
        ...undivided,
        chainedPerRun: 50,
        chainedPerRound: 50,
        filesPerRun: 1_000,
      },
    },
  },
  paid: {
    limits: {
      subrequests: 10_000,
      cpuMsPerRequest: 30_000,
      cpuMsPerCron: 30_000,
      requestsPerDay: Number.POSITIVE_INFINITY,
      connectionsAtOnce: 6,
      assets: 100_000,
    },
    bounds: {
      cron: 2_000,
      request: 200,
      email: 200,
      run: { ...fullRunBounds, ...undivided, chainedPerRound: 500 },
    },
  },
};
