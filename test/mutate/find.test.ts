import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../scripts/mutate/find.ts';
import { type Mutant, mutate } from '../../scripts/mutate/mutant.ts';
import { withProbes } from '../../scripts/mutate/probes.ts';

const types = `
interface Array<T> { [index: number]: T }
interface ReadonlyArray<T> { [index: number]: T }
interface TemplateStringsArray extends ReadonlyArray<string> {}
interface SQL { isSql: true }
interface Statement { isStatement: true }
interface Guard { statement: Statement; refusal: string }
declare const db: any;
declare const table: any;
declare const eq: (a: any, b: any) => SQL;
declare const and: (...parts: SQL[]) => SQL;
declare const sql: (text: TemplateStringsArray, ...values: unknown[]) => SQL;
declare const guard: (db: any, condition: SQL, refusal: string) => Guard;
declare const guarded: (statement: Statement, refusal: string) => Guard;
declare const commit: (db: any, steps: readonly (Statement | Guard)[]) => void;
`;

/** The mutants of a file \`worker/rule.ts\` with this text. */
function find(text: string, others: Record<string, string> = {}): Mutant[] {
  const files: Record<string, string> = {
    '/types.d.ts': types,
    '/worker/rule.ts': text,
    ...others,
  };
  const host: ts.CompilerHost = {
    getSourceFile: (name, version) =>
      name in files ? ts.createSourceFile(name, files[name] ?? '', version, true) : undefined,
    fileExists: (name) => name in files,
    readFile: (name) => files[name],
    writeFile: () => {},
    getDefaultLibFileName: () => '/types.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  };
  const options = {
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    types: [],
  };
  return mutantsOf(ts.createProgram(Object.keys(files), options, host), '/');
}

const removed = (mutants: readonly Mutant[]) =>
  mutants.map((mutant) => `${mutant.kind}: ${mutant.removed}`);

describe('what the mutation run takes out', () => {
  it('each guard of a commit, and those of the steps that a rule puts there', () => {
    const mutants = find(`
      const twoGuards = (): readonly (Statement | Guard)[] => [guard(db, sql\`a\`, 'b')];
      declare const proven: { steps: readonly (Statement | Guard)[] };
      declare const write: () => Statement;
      declare const writes: () => readonly Statement[];
      export const rule = () =>
        commit(db, [...proven.steps, ...twoGuards(), ...writes(), guarded(write(), 'taken'), write()]);`);

    expect(removed(mutants)).toEqual([
      "guard: guard(db, sql`a`, 'b')",
      'guard: proven.steps',
      'guard: twoGuards()',
      "guard: guarded(write(), 'taken')",
      "constraint: guarded(write(), 'taken')",
    ]);
  });

  it('each condition that drizzle builds into an UPDATE or a DELETE, and no condition of a read', () => {
    const mutants = find(`
      const isOpen = and(eq(table.a, 1), eq(table.b, 2));
      const read = () => db.select().from(table).where(eq(table.c, 3));
      export const change = (id: string) =>
        db.update(table).set({ d: 4 }).where(and(eq(table.id, id), isOpen)).returning();
      export const drop = (id: string) => db.delete(table).where(eq(table.id, id));`);

    expect(removed(mutants)).toEqual([
      'condition: eq(table.a, 1)',
      'condition: eq(table.b, 2)',
      'condition: eq(table.id, id)',
      'condition: isOpen',
      'condition: eq(table.id, id)',
    ]);
  });

  it('each condition in the text of a write, and in what it names in other files', () => {
    const mutants = find(
      `import { isMine } from './conditions.ts';
      export const drop = (id: string) => db.run(sql\`
        DELETE FROM t WHERE id = \${id} AND \${isMine(id)}\`);`,
      {
        '/worker/conditions.ts': `export const isMine = (id: string) => sql\`EXISTS (SELECT 1 FROM u WHERE a = \${id} AND b)\`;`,
      },
    );

    expect(removed(mutants)).toEqual([
      `condition: a = \${id}`,
      'condition: b',
      `condition: id = \${id}`,
      `condition: \${isMine(id)}`,
    ]);
  });

  it('each condition that a write is given', () => {
    const mutants = find(`
      const erase = (id: string, when: SQL) =>
        db.run(sql\`UPDATE t SET a = 1 WHERE id = \${id} AND \${when}\`);
      const isOver = (id: string) => sql\`EXISTS (SELECT 1 FROM t WHERE id = \${id} AND b < 2)\`;
      export const sweep = (id: string) => erase(id, isOver(id));`);

    expect(removed(mutants)).toEqual([
      `condition: id = \${id}`,
      `condition: \${when}`,
      `condition: id = \${id}`,
      'condition: b < 2',
    ]);
  });
});

describe('a mutant', () => {
  it('leaves its lines and its guards where they are', () => {
    const text = `const a = 1;\nexport const steps = [guard(db, sql\`a\`, 'b')];`;
    const [mutant] = find(text);

    expect(mutant?.line).toBe(2);
    expect(mutant && mutate(text, mutant, './without-guards.ts')).toBe(
      `import { withoutGuards } from './without-guards.ts'; const a = 1;\nexport const steps = [withoutGuards(guard(db, sql\`a\`, 'b'))];`,
    );
  });

  it('holds where a condition is left out', () => {
    const text = `export const drop = (id: string) => db.run(sql\`DELETE FROM t WHERE id = \${id} AND b\`);`;
    const texts = find(text).map((mutant) => mutate(text, mutant, ''));

    expect(texts).toEqual([text.replace(`id = \${id}`, '1'), text.replace('AND b', 'AND 1')]);
  });

  it('is noted where its expression runs, also within that of another', () => {
    const text = 'export const drop = (a: SQL) => db.delete(table).where(and(a, eq(table.b, 2)));';
    const mutants = find(text).map((mutant, number) => ({ mutant, number }));

    expect(withProbes(text, mutants)).toBe(
      text.replace('and(a, eq(table.b, 2))', '__reached(0, __reached(1, and(a, eq(table.b, 2))))'),
    );
  });
});
