import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { conditionMutants } from './condition-mutants.ts';
import { guardMutants } from './guard-mutants.ts';
import type { Mutant } from './mutant.ts';

/** Everything in `worker/` of this project that `npm run test:mutate` takes out, in its order. */
export function findMutants(root: string): Mutant[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = ts.sys.readDirectory(join(root, 'worker'), ['.ts', '.tsx'], ['**/*.d.ts']);
  return mutantsOf(ts.createProgram(files, options), root);
}

/** Those of the files below `worker/` of a program. */
export function mutantsOf(program: ts.Program, root: string): Mutant[] {
  const checker = program.getTypeChecker();
  const files = new Map<ts.SourceFile, string>();
  for (const file of program.getSourceFiles()) {
    const name = relative(root, file.fileName).replaceAll(sep, '/');
    if (name.startsWith('worker/') && !file.isDeclarationFile) files.set(file, name);
  }
  const guards = [...files].flatMap(([file, name]) => guardMutants(file, name, checker));
  return [...guards, ...conditionMutants(files, checker)].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.span.start - other.span.start ||
      one.span.end - other.span.end,
  );
}
