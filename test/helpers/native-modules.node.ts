import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// Files of tests and what they import are loaded by Node itself, which takes the types out and keeps what it has
// compiled. The runner of Vite would parse and rewrite each module, and reach each import by a getter.
// What only a bundler reads is added here: JSX, and texts and JSON without an attribute.

const isScriptOfJsx = (url: string) => /\.tsx(?:\?|$)/.test(url);

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.endsWith('?raw')) {
      const url = new URL(specifier, context.parentURL).href;
      return { url, format: 'module', shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url.endsWith('?raw')) {
      const text = readFileSync(fileURLToPath(url), 'utf8');
      const source = `export default ${JSON.stringify(text)};`;
      return { format: 'module', shortCircuit: true, source };
    }
    if (isScriptOfJsx(url)) {
      const path = fileURLToPath(url);
      const { code } = transformSync(readFileSync(path, 'utf8'), {
        loader: 'tsx',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        sourcemap: 'inline',
        sourcefile: path,
      });
      return { format: 'module', shortCircuit: true, source: code };
    }
    const isJson = url.endsWith('.json');
    return next(url, isJson ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});
