import { expect, it } from 'vitest';
import { directionOf } from '#shared/persian/direction.ts';

it.each([
  ['پول برنگشته', 'rtl'],
  ['Invoice PDF باز نمی‌شود (Error 0x80070005)', 'rtl'],
  ['«Adobe Reader خطا می‌دهد»', 'rtl'],
  ['Please open my invoice', 'auto'],
  ['https://narenj.example', 'auto'],
  ['123', 'auto'],
  ['', 'auto'],
])('takes «%s» as %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
