import fc from 'fast-check';
import { problems } from '#shared/contract/problems.ts';
import { lackingSecurity } from '../../helpers/security-names.ts';
import type { AttackFigures } from '../figures.ts';
import { knownValues } from './known.ts';
import { type FuzzRequest, fuzzRequests } from './requests.ts';
import type { Route } from './routes.ts';
import type { FuzzAnswer, Site } from './site.ts';

/** How a run went. */
export type FuzzFigures = {
  attack: AttackFigures;
  /** The request that took longest. */
  slowest: string;
  /** Requests that took more than a second each time that they were sent. */
  slow: string[];
  /** Routes that never answered with success. */
  missed: string[];
};

export type FuzzPlan = {
  routes: readonly Route[];
  openSite(): Promise<Site>;
  /** Requests until a new site is opened: what earlier ones left makes later ones all alike. */
  perSite: number;
  inputs: number;
  seed: number;
  /** Sends the one failing input of a run with this seed again; null for all. */
  path: string | null;
};

/**
 * Sends requests made from `seed`, one after the other. A request that makes a fault of ours is made as small
 * as it can be and still fail. @throws Error with that request and what replays it.
 */
export async function runFuzz(plan: FuzzPlan): Promise<FuzzFigures> {
  const slowest = { ms: 0, request: '' };
  const slow: string[] = [];
  const missed = new Set(plan.routes.map(nameOf));
  let sent = 0;
  let site = await plan.openSite();
  let left = plan.perSite;
  const requests = fuzzRequests(plan.routes, knownValues(site.settings));
  const property = fc.asyncProperty(requests, async (request) => {
    if (left-- <= 0) {
      site = await plan.openSite();
      left = plan.perSite;
    }
    const errorsBefore = site.errorLines().length;
    const { answer, ms } = await timed(site, request);
    sent += 1;
    if (ms > slowMs && (await isSlowAgain(site, request))) slow.push(describe(request));
    if (ms > slowest.ms) Object.assign(slowest, { ms, request: describe(request) });
    if (answer.status < 400) {
      missed.delete(routeOf(request, plan.routes));
      if (request.role !== 'guest' && lastCalls.test(request.path)) left = 0;
    }
    const faults = [
      ...faultsOf(request, answer),
      ...site
        .errorLines()
        .slice(errorsBefore)
        .map((line) => `journal: ${line}`),
    ];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
  const { inputs, seed, path } = plan;
  const result = await fc.check(property, {
    numRuns: path ? 1 : inputs,
    seed,
    ...(path && { path }),
  });
  if (result.failed) {
    const [request] = result.counterexample ?? [];
    throw new Error(
      `${result.errorInstance}\nof ${request ? describe(request, 4_000) : 'no request'}\n` +
        `again: ATTACK_SEED=${seed} ATTACK_PATH=${result.counterexamplePath}`,
    );
  }
  return {
    attack: {
      attack: 'fuzzer',
      inputs: sent,
      faults: 0,
      slowestMs: slowest.ms,
      memoryMiB: null,
    },
    slowest: slowest.request,
    slow,
    missed: [...missed],
  };
}

const slowMs = 1_000;

async function timed(site: Site, request: FuzzRequest) {
  const begun = performance.now();
  const answer = await site.ask(request);
  return { answer, ms: performance.now() - begun };
}

/** Tells a slow request from a busy machine. */
async function isSlowAgain(site: Site, request: FuzzRequest): Promise<boolean> {
  for (let time = 0; time < 3; time++) if ((await timed(site, request)).ms <= slowMs) return false;
  return true;
}

/** After these, people are signed out, blocked or known by another session, and no later request could do much. */
const lastCalls =
  /\/(?:sign-out|sign-out-everywhere|erase|prove|identity|second-factor|confirm|block|route)\b\/?$/;

const nameOf = ({ method, path }: Route) => `${method} ${path}`;

/** The route that a request reaches; empty for none. */
const routeOf = ({ method, path }: FuzzRequest, routes: readonly Route[]): string => {
  const bare = path.replace(/\?.*/, '');
  const found = routes.find(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(bare),
  );
  return found ? nameOf(found) : '';
};

/** The request as one line, cut where it gets long. */
const describe = (request: FuzzRequest, most = 300): string =>
  JSON.stringify(request).slice(0, most);

/** What is wrong with an answer, whatever was asked. */
function faultsOf({ path, method }: FuzzRequest, { status, headers, body }: FuzzAnswer): string[] {
  const faults: string[] = [];
  if (status === 0 || status >= 500) faults.push(`status ${status}: ${body.slice(0, 300)}`);
  const lacking = lackingSecurity(headers);
  if (lacking.length > 0) faults.push(`status ${status} lacks ${lacking.join()}`);
  if (status >= 400 && method !== 'HEAD' && path.startsWith('/api/')) {
    const code = /^\{"error":\{"code":"(\w+)"/.exec(body)?.[1] ?? '';
    if (!Object.hasOwn(problems, code))
      faults.push(`status ${status} is no problem: ${body.slice(0, 300)}`);
  }
  return faults;
}
