import { cpuOf } from './usage.ts';

/** One kind of request, measured; all in ms. */
export type Measured = {
  group: string;
  name: string;
  count: number;
  p50Ms: number;
  p95Ms: number;
  /** CPU of the server, all of its threads. */
  cpuP50Ms: number;
  cpuP95Ms: number;
  /** The longest that other requests waited beside it; null where that was not measured. */
  stallMs: number | null;
  /** The most CPU that the server spent while one waited: what the stall is on an idle machine. */
  stallCpuMs: number | null;
};

/** Times of one kind of request. */
export type Summary = Omit<Measured, 'group' | 'name' | 'stallMs' | 'stallCpuMs'>;

/** A request as `fetch` takes it. */
export type Ask = { path: string; init?: RequestInit };

/** What is measured under one name. */
export class Timings {
  readonly #wall: number[] = [];
  readonly #cpu: number[] = [];
  add(wallMs: number, cpuMs: number) {
    this.#wall.push(wallMs);
    this.#cpu.push(cpuMs);
  }

  summary(): Summary {
    return {
      count: this.#wall.length,
      p50Ms: part(this.#wall, 0.5),
      p95Ms: part(this.#wall, 0.95),
      cpuP50Ms: part(this.#cpu, 0.5),
      cpuP95Ms: part(this.#cpu, 0.95),
    };
  }
}

/** The value below which this share of all is. */
const part = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? 0;

/**
 * Sends a request alone, reads its answer to the end, and notes both times.
 * @throws Error for an answer that is no success.
 */
export async function timed(
  { origin, pid, timings }: { origin: string; pid: number; timings: Timings },
  { path, init }: Ask,
): Promise<string> {
  const cpuBefore = cpuOf(pid).usedMs;
  const began = performance.now();
  const answer = await fetch(origin + path, init);
  const text = await answer.text();
  const wallMs = performance.now() - began;
  timings.add(wallMs, cpuOf(pid).usedMs - cpuBefore);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text;
}
