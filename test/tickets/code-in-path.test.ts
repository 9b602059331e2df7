import { expect, test } from 'vitest';
import { codeInPath } from '../../src/api/code-in-path.ts';

test.each([
  ['/requests/7K3M-X9QP-2RTW/', '7K3M-X9QP-2RTW'],
  ['/desk/%DB%B7K3M/', '۷K3M'],
  ['/requests/%zz/', '%zz'],
  ['/requests/%E0%A4%A/', '%E0%A4%A'],
  ['/requests/', ''],
])('the code in %j is %j', (path, code) => {
  expect(codeInPath(path)).toBe(code);
});
