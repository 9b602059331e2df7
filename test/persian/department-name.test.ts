import { describe, expect, it } from 'vitest';
import { nameDepartment } from '#shared/persian/department-name.ts';

describe('a department in a sentence', () => {
  it.each([
    ['مالی', 'واحد مالی'],
    ['بررسی مرجوعی', 'واحد بررسی مرجوعی'],
    ['نمایندگی البرز', 'نمایندگی البرز'],
    ['دفتر آشیان‌ساز', 'دفتر آشیان‌ساز'],
    ['واحد فنی', 'واحد فنی'],
    ['مرکزی', 'واحد مرکزی'],
  ])('%s is called %s', (title, name) => {
    expect(nameDepartment(title)).toBe(name);
  });
});
