import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../scripts/lib/hrana/faults.ts';
import { everyFault } from '../hrana/every-fault.ts';
import { type Call, callNames, openFullFixture, prepareCalls } from './database-faults/calls.ts';
import { type Counts, type Outcome, openRuns, type Run } from './database-faults/run.ts';

/** Codes that blame our statements; a remote database does not come upon them by itself. */
const ours = /^(?:SQL_|ARGS_)/;
const faults = Object.entries(everyFault).filter(([name]) => !ours.test(name));
/** The server has done what it was asked, and its answer is lost. */
const lost = new Set([
  'RESPONSE_TOO_LARGE',
  'cut_after_commit',
  'http_502_html_after_commit',
  'cut_json',
  'fewer_results',
]);
/**
 * Where a repetition after a lost answer is answered otherwise, and by what: nothing is lost by it and
 * nothing done twice, but the person gets a refusal.
 */
const repeatedOtherwise: Record<string, RegExp> = {
  // Counted once more against limits that are far off; the feedback itself is one, a read makes nothing.
  'POST /api/feedback': /^limit feedback:/,
  'POST /feedback/': /^limit feedback:/,
  'POST /api/transcripts/shared': /^limit shared:/,
  // A row without its file, or a file that no form takes: swept after a day.
  'POST /api/attachments': /^(?:attachments|limit upload:)/,
  'POST /api/desk/attachments': /^(?:attachments|limit upload:)/,
  // Signed out, erased, taken back, closed: as was wanted, and the page says so once it is read anew.
  'POST /api/sign-out-everywhere': /^401/,
  'POST /api/account/erase': /^401/,
  'DELETE /api/desk/closures/:id': /^404/,
  'DELETE /api/desk/views/:id': /^404/,
  'DELETE /api/desk/replies/:id': /^404/,
  // Counted once more; lists are ordered by it and nothing else.
  'POST /api/desk/replies/:id/used': /^saved_replies/,
  'DELETE /api/desk/blocked/:id': /^404/,
  'POST /api/desk/tags/:id/merge': /^404/,
  // Added, and its second factor was not seen: the list has it, and gives it another one.
  'POST /api/desk/agents': /^422/,
  'POST /api/requests/:code/solved': /^409/,
};

/** The form is served without the database, as to a browser of which nothing waits. */
const servedWithout = new Set(['GET /contact/:type', 'GET /contact/:type/']);

/**
 * Every fault hits the first request of a call; its later ones go the same way through the client, and
 * one fault of each kind is enough: a step of the transaction, its beginning, end and last step, all of it,
 * an answer in its place, none, and one that is lost or cannot be read.
 */
const later = [
  'BLOCKED',
  'blocked_writes',
  'TRANSACTION_BUSY',
  'SQLITE_BUSY_at_commit',
  'TRANSACTION_TIMEOUT_at_last',
  'STREAM_EXPIRED',
  'RESPONSE_TOO_LARGE',
  'http_429',
  'html_with_200',
  'reset',
  'cut_after_commit',
  'fewer_results',
];
/** Behind an answer, where nobody gets a fault. */
const behind = ['BLOCKED', 'blocked_writes', 'http_429', 'reset', 'cut_after_commit'];

/** The faults to try at the nth request of a call that makes `asked` before its answer. */
function faultsAt(nth: number, asked: number) {
  if (nth === 1) return faults;
  const chosen = nth > asked ? behind : later;
  return faults.filter(([name]) => chosen.includes(name));
}

const tally = { calls: 0, cases: 0, refused: 0, answered: 0, repeated: 0 };
afterAll(() => console.info(`${faults.length} faults of a database: ${JSON.stringify(tally)}`));

const opened = { current: undefined as ReturnType<typeof open> | undefined };
async function open() {
  const fixture = await openFullFixture();
  const calls = await prepareCalls(fixture);
  return { calls, runs: await openRuns(fixture) };
}
afterAll(async () => (await opened.current)?.runs.stop());

type Faultless = { outcome: Outcome; counts: Counts; sent: number };

/** One call, and what it comes to where nothing is wrong. */
class Matrix {
  readonly #start: () => Promise<Run>;
  readonly #call: Call;
  readonly #faultless: Faultless;
  readonly #states = new Map<number, Counts>();
  /** Nothing was committed in it yet, so the next case may have it too. */
  #untouched: Run | null = null;
  readonly wrong: string[] = [];

  constructor(start: () => Promise<Run>, call: Call, faultless: Faultless) {
    this.#start = start;
    this.#call = call;
    this.#faultless = faultless;
  }

  /** Sends the call with a fault at its nth request to the database, and again where that may matter. */
  async inject(name: string, fault: Fault, nth: number) {
    const run = this.#untouched ?? (await this.#start());
    run.inject(fault, nth);
    const outcome = await run.send(this.#call);
    await run.clear();
    const isChanged = await run.isChanged();
    this.#untouched = isChanged ? null : run;
    tally.cases += 1;
    const found =
      outcome.status === 503
        ? [...faultsOfRefusal(outcome, this.#call), ...(await this.#afterRefusal(run, name, nth))]
        : await this.#afterAnswer(run, outcome, nth);
    for (const what of found) this.wrong.push(`${name} at ${nth}: ${what}`);
    if (isChanged) await run.end();
  }

  async end() {
    await this.#untouched?.end();
  }

  async #afterAnswer(run: Run, outcome: Outcome, nth: number): Promise<string[]> {
    tally.answered += 1;
    if (this.#call.name === 'GET /api/ready') return ['told to be ready'];
    const isOther = differences(outcome, this.#faultless.outcome).length > 0;
    if (isOther && servedWithout.has(this.#call.name))
      return await this.#asToANewBrowser(run, outcome);
    const isBehind = nth > this.#faultless.outcome.trips.asked;
    return [
      ...differences(outcome, this.#faultless.outcome),
      ...(isBehind ? [] : unlike(await run.counts(), this.#faultless.counts)),
      ...(run.sent() > this.#faultless.sent ? ['sent too much'] : []),
    ];
  }

  /** The same page as a browser gets that has sent nothing, and nothing else is touched. */
  async #asToANewBrowser(run: Run, outcome: Outcome): Promise<string[]> {
    await run.clear();
    const browser = { ...this.#call.browser, cookies: new Map<string, string>() };
    const plain = await run.send({ ...this.#call, browser });
    return [...differences(outcome, plain), ...unlike(await run.counts(), this.#faultless.counts)];
  }

  async #afterRefusal(run: Run, name: string, nth: number): Promise<string[]> {
    tally.refused += 1;
    if (!(await run.isChanged())) return [];
    const counts = await run.counts();
    const states: Counts[] = [];
    for (const n of lost.has(name) ? [nth, nth + 1] : [nth])
      states.push(await this.#stateBefore(n));
    // What was committed all the same may be sent behind the refusal: then all is done.
    if (lost.has(name)) states.push(this.#faultless.counts);
    const isWhole = states.some((state) => unlike(counts, state).length === 0);
    return [
      ...(isWhole ? [] : [`left a half write, ${unlike(counts, states.at(-1) as Counts)}`]),
      ...(await this.#repeat(run)),
    ];
  }

  /** What a person's browser sends again gets the answer that was lost, and nothing happens twice. */
  async #repeat(run: Run): Promise<string[]> {
    tally.repeated += 1;
    const outcome = await run.send(this.#call);
    const expected = repeatedOtherwise[this.#call.name];
    const found = [
      ...differences(outcome, this.#faultless.outcome),
      ...unlike(await run.counts(), this.#faultless.counts),
      ...(run.sent() > this.#faultless.sent ? ['sent too much'] : []),
    ];
    return found.filter((what) => !expected?.test(what)).map((what) => `repeated: ${what}`);
  }

  /** What the database holds when the nth request is about to come. */
  async #stateBefore(nth: number): Promise<Counts> {
    const { trips } = this.#faultless.outcome;
    if (nth > trips.asked + trips.behind) return this.#faultless.counts;
    const known = this.#states.get(nth);
    if (known) return known;
    const run = await this.#start();
    run.inject({ connection: 'reset' }, nth);
    await run.send(this.#call);
    await run.clear();
    const counts = await run.counts();
    await run.end();
    this.#states.set(nth, counts);
    return counts;
  }
}

function faultsOfRefusal({ headers, body }: Outcome, { init }: Call): string[] {
  return [
    ...(Number(headers.get('Retry-After')) > 0 ? [] : ['no Retry-After']),
    ...(headers.getSetCookie().length > 0 ? ['a cookie was set'] : []),
    ...(init.headers.Accept
      ? headers.get('Content-Type')?.includes('text/html')
        ? []
        : ['no page']
      : body.includes('"code":"unavailable"')
        ? []
        : [`answered ${body}`]),
  ];
}

const shapeOf = (body: string) => body.replace(/[^{}[\]:,]+/g, 'x').slice(0, 2_000);

function differences(outcome: Outcome, faultless: Outcome): string[] {
  if (outcome.status !== faultless.status) return [`${outcome.status} ${outcome.body}`];
  // The cookie of a request that waits is named by its tracking code, which is drawn anew.
  const cookies = (of: Outcome) =>
    of.headers
      .getSetCookie()
      .map((line) => line.replace(/(proof-file_ticket)-\w+/, '$1').replace(/=[^;]*/, ''));
  return [
    ...(shapeOf(outcome.body) === shapeOf(faultless.body) ? [] : ['another answer']),
    ...(String(cookies(outcome)) === String(cookies(faultless)) ? [] : ['other cookies']),
  ];
}

const unlike = (counts: Counts, others: Counts): string[] =>
  [...new Set([...Object.keys(counts), ...Object.keys(others)])]
    .filter((name) => counts[name] !== others[name])
    .map((name) => `${name}: ${counts[name]} and not ${others[name]}`);

describe('every route under every fault of the database', () => {
  it.each(callNames)(
    'R25 R58 %s is refused for now or done once',
    { timeout: 60_000 },
    async (name) => {
      opened.current ??= open();
      const { calls, runs } = await opened.current;
      const call = calls.get(name) as Call;
      const run = await runs.start();
      const outcome = await run.send(call);
      expect(outcome.status, outcome.body).toBeLessThan(400);
      const faultless = { outcome, counts: await run.counts(), sent: run.sent() };
      await run.end();
      tally.calls += 1;
      const matrix = new Matrix(runs.start, call, faultless);
      const { asked, behind: after } = outcome.trips;
      for (let nth = 1; nth <= asked + after; nth++)
        for (const [fault, injected] of faultsAt(nth, asked))
          await matrix.inject(fault, injected, nth);
      await matrix.end();
      expect(matrix.wrong).toEqual([]);
    },
  );
});
