import { describe, expect, inject, it } from 'vitest';
import { noteAttack } from '../attack/figures.ts';
import { routesOf } from '../attack/fuzz/routes.ts';
import { runFuzz } from '../attack/fuzz/run.ts';
import { openServerTarget } from '../attack/fuzz/server-target.ts';
import { openSite } from '../attack/fuzz/site.ts';
import { peakMiB } from '../attack/slow-clients.ts';
import { createTestApp } from '../helpers/app.ts';

/** Node collects its garbage late where there is memory; what is held grows no further (R93). */
const mostMiB = 350;

describe('R95 whatever is sent to the built server', () => {
  it('is answered without a fault of ours, in little time and memory', {
    timeout: 3_600_000,
  }, async (context) => {
    const { isLong, seed, path } = inject('attack');
    const target = await openServerTarget();
    const figures = await runFuzz({
      routes: routesOf(await createTestApp()),
      openSite: () => openSite(target),
      perSite: 1_000,
      inputs: isLong ? 100_000 : 200,
      seed,
      path,
    });
    const memoryMiB = await peakMiB(target.pid);
    noteAttack(context, { ...figures.attack, memoryMiB });
    expect(target.errorLines()).toEqual([]);
    expect(memoryMiB).toBeLessThan(mostMiB);
    if (!isLong) return;
    console.log(`  Seed ${seed}; the slowest: ${figures.slowest}`);
    expect(figures.slow).toEqual([]);
  });
});
