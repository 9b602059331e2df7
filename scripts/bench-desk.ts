// How soon the desk shows what an agent did: with one page of the list, and with thousands of rows loaded.
import { loadavg } from 'node:os';
import { measureInteractions } from './bench/desk/measure.ts';
import { openDesk } from './bench/desk/open-desk.ts';

const tickets = 5_200;
const wantedRows = 5_000;
const rounds = 4;
const goalMs = 100;

const { page, close } = await openDesk(tickets);
try {
  const few = await measureInteractions(page, rounds);
  await page.goto(new URL('/desk/?view=all', page.url()).href);
  const loaded = await loadRows();
  const many = await measureInteractions(page, rounds);
  console.log(
    `${loaded} rows beside one page of them; ms, median and longest of ${rounds}; load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    `Paint: from an event to the next paint with a CPU 4 times slower, goal ${goalMs}. Work: CPU of scripts, styles and layout.`,
  );
  for (const [at, { name, paintMs, workMs }] of many.entries()) {
    const one = few[at];
    console.log(
      `${name.padEnd(20)} paint ${shown(paintMs)} (${shown(one?.paintMs)})  work ${shown(workMs)} (${shown(one?.workMs)})`,
    );
  }
} finally {
  await close();
}

function shown(ms: readonly number[] = []): string {
  const sorted = [...ms].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [median, sorted.at(-1) ?? 0].map((value) => value.toFixed(0).padStart(4)).join('');
}

/** Scrolls until the list has loaded `wantedRows`; answers about how many it has. */
async function loadRows(): Promise<number> {
  await page.locator('.desk-list a').first().waitFor();
  const count = () =>
    page.evaluate(() => {
      const list = document.querySelector('.desk-rows');
      const row = document.querySelector('.desk-list a');
      if (!list || !row) return 0;
      list.scrollTop = list.scrollHeight;
      return Math.floor(list.scrollHeight / row.getBoundingClientRect().height);
    });
  const until = Date.now() + 120_000;
  let rows = 0;
  while (rows < wantedRows && Date.now() < until) {
    rows = await count();
    await page.waitForTimeout(80);
  }
  await page.evaluate(() => document.querySelector('.desk-rows')?.scrollTo(0, 0));
  return rows;
}
