import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isThere, pageOf } from './pages.ts';

const page = pageOf('docs/architecture.md');

/** The folders of one root, in the order the page gives. */
const orderOnPage = (root: string): string[] =>
  new RegExp(`^- \`${root}\`: ([\\s\\S]*?)(?=\\n\\n|\\n- )`, 'm').exec(page)?.[1]?.split(/,\s+/) ??
  [];

/** The lists of the test that holds the order; they name single files as well. */
const ordersOfTest = [
  ...readFileSync('test/architecture.test.ts', 'utf8').matchAll(/= \[\n((?: {2}'[\w.-]+',\n)+)\]/g),
].map(([, list = '']) => [...list.matchAll(/'([\w.-]+)'/g)].map(([, name = '']) => name));

describe('the page about the architecture', () => {
  it.each(['src/shared/', 'worker/', 'src/'])(
    'gives the order of %s that imports keep to',
    (root) => {
      const named = orderOnPage(root);
      expect(named.length).toBeGreaterThan(5);
      const order = ordersOfTest.find((list) => named[0] === list[0]) ?? [];
      expect(named).toEqual(order.filter((name) => isThere(`${root}${name}/`)));
    },
  );
});
