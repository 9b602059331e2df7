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

it('refuses a text in SQL with a break of line inside, which would be another one', () => {
  for (const sql of ["SELECT 'one\n  two'", "SELECT 'it''s\n'", 'SELECT "one\n"', 'SELECT [one\n]'])
    expect(() => narrowSql(`sql\`${sql}\``)).toThrow('line');
  const around = `sql\`SELECT 'one ${code('two')}\n three'\``;
  expect(() => narrowSql(around)).toThrow('line');
  const fine = `sql\`SELECT 'it''s', "a]"\n  , 'b', ${code('x')} ->> '$[#-1]'\n, 'c'\``;
  expect(narrowSql(fine)).toBe(
    `sql\`SELECT 'it''s', "a]" , 'b', ${code('x')} ->> '$[#-1]' , 'c'\``,
  );
});
