import { expect, test } from 'vitest';
import { lemmaOf } from '#shared/persian/lemmas.ts';

const never = () => false;

// A verb that begins with آ or ا takes ی behind ن and ب.
test.each([
  ['نیامد', 'امد'],
  ['نیامده', 'امد'],
  ['نیامدند', 'امد'],
  ['نیومده', 'امد'],
  ['نمیاد', 'امد'],
  ['نیاورد', 'اورد'],
  ['نیاورده', 'اورد'],
  ['بیاورید', 'اورد'],
  ['نیفتاد', 'افتاد'],
  ['نیفتاده', 'افتاد'],
  ['بینداز', 'انداخت'],
  ['نینداخته', 'انداخت'],
])('«%s» is a form of «%s»', (form, name) => {
  expect(lemmaOf(form, never, never)).toBe(name);
});
