import { cpuOf, memoryOf } from './usage.ts';

/** How an exported table came: rows per second, CPU of the server for a thousand, memory before and at most meanwhile. */
export type Exported = {
  rows: number;
  rowsPerSecond: number;
  cpuMsPerThousand: number;
  rssBeforeMiB: number;
  rssMostMiB: number;
};

/** Reads the closed tickets as a table until so many rows came, and leaves the rest. */
export async function readExport(
  { origin, pid, cookie }: { origin: string; pid: number; cookie: string },
  mostRows: number,
): Promise<Exported> {
  const rssBeforeMiB = memoryOf(pid).rssMiB;
  const cpuBefore = cpuOf(pid).usedMs;
  const began = performance.now();
  const leaving = new AbortController();
  const answer = await fetch(`${origin}/api/desk/tickets.csv?view=closed`, {
    headers: { Cookie: cookie },
    signal: leaving.signal,
  });
  if (!answer.ok || !answer.body) throw new Error(`The table: ${answer.status}`);
  let rows = -1;
  let rssMostMiB = rssBeforeMiB;
  for await (const piece of answer.body as AsyncIterable<Uint8Array>) {
    for (const byte of piece) if (byte === 10) rows += 1;
    rssMostMiB = Math.max(rssMostMiB, memoryOf(pid).rssMiB);
    if (rows >= mostRows) break;
  }
  const seconds = (performance.now() - began) / 1_000;
  const cpuMs = cpuOf(pid).usedMs - cpuBefore;
  leaving.abort();
  return {
    rows,
    rowsPerSecond: Math.round(rows / seconds),
    cpuMsPerThousand: (cpuMs / rows) * 1_000,
    rssBeforeMiB,
    rssMostMiB,
  };
}
