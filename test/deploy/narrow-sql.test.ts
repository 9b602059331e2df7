import { expect, it } from 'vitest';
import { narrowSql } from '../../scripts/lib/build/narrow-sql.ts';

/** A part of a template that is code. */
const code = (text: string) => `$\{${text}}`;

it('SQL of a script loses its indentation, and nothing else changes', () => {
  const script = [
    'const text = `two',
    '  lines`;',
    'const one = sql`SELECT a,',
    `    b FROM ${code('table')}`,
    `  WHERE ${code(`of(\`x\n  y\`, sql2\`c\n    = ${code('1')}\`)`)}\`;`,
    'const سطر = `یک',
    '  دو`;',
  ].join('\n');
  const inner = code(`of(\`x\n  y\`, sql2\`c = ${code('1')}\`)`);
  expect(narrowSql(script)).toBe(
    [
      'const text = `two',
      '  lines`;',
      `const one = sql\`SELECT a, b FROM ${code('table')} WHERE ${inner}\`;`,
      'const سطر = `یک',
      '  دو`;',
    ].join('\n'),
  );
});

it('refuses a comment in SQL, which the line would not end any more', () => {
  expect(() => narrowSql('sql`SELECT 1 -- one\n, 2`')).toThrow('comment');
});
