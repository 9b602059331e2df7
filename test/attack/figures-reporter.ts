import type { Reporter, TestModule } from 'vitest/node';
import { type AttackFigures, sumAttacks } from './figures.ts';

/** Ends a run with a table of what its attacks came to. */
export default class FiguresReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const parts = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => {
        const { attack } = test.meta();
        return attack ? [{ ...attack, attack: `${attack.attack} (${module.project.name})` }] : [];
      }),
    );
    console.log(`\n${tableOf(sumAttacks(parts))}\n`);
  }
}

/** A table of figures in Markdown. */
export function tableOf(figures: readonly AttackFigures[]): string {
  const rows = figures.map(({ attack, inputs, faults, slowestMs, memoryMiB }) => [
    attack,
    inputs.toLocaleString('en'),
    String(faults),
    `${Math.round(slowestMs)} ms`,
    memoryMiB === null ? '–' : `${Math.round(memoryMiB)} MiB`,
  ]);
  const head = ['attack', 'inputs', '5xx', 'slowest answer', 'peak of memory'];
  const all = [head, ['---', '--:', '--:', '--:', '--:'], ...rows];
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
