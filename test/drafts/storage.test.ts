import { beforeEach, describe, expect, test, vi } from 'vitest';
import { uploadedFilesIn } from '../../src/attachments/uploaded-file.browser.ts';
import { moveDraft } from '../../src/contact/draft.browser.ts';
import { readVote, saveVote } from '../../src/feedback/saved-vote.browser.ts';
import { forgetSearches, recentSearches, rememberSearch } from '../../src/search/recent.browser.ts';

const broken = ['', '{', 'null', '7', '"yes"', '[]', '[null]', '{"key":1}', '{"verdict":"maybe"}'];

function fakeStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('what a browser stores', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', fakeStorage());
    vi.stubGlobal('sessionStorage', fakeStorage());
    return () => vi.unstubAllGlobals();
  });

  test('is read as it was written', () => {
    saveVote('payments/refund', { verdict: 'no', draft: 'مبلغ نیامده' });
    rememberSearch('کارت');
    rememberSearch('بازگشت وجه');
    rememberSearch('کارت');
    expect(readVote('payments/refund')).toEqual({ verdict: 'no', draft: 'مبلغ نیامده' });
    expect(recentSearches()).toEqual(['کارت', 'بازگشت وجه']);
    forgetSearches();
    expect(localStorage.getItem('pasokh-searches')).toBeNull();
  });

  test.each(broken)('harms no page where it is %j', (value) => {
    localStorage.setItem('pasokh-helpful:a', value);
    localStorage.setItem('pasokh-searches', value);
    localStorage.setItem('pasokh-draft-refund', value);
    sessionStorage.setItem('pasokh-desk-list', value);
    expect(readVote('a')).toBeNull();
    expect(recentSearches()).toEqual([]);
    expect(moveDraft('refund', { typed: { title: 'عنوان' }, key: 'k', files: [] })).toBe(false);
    expect(JSON.parse(localStorage.getItem('pasokh-draft-refund') ?? '')).toMatchObject({
      typed: { title: 'عنوان' },
      files: [],
    });
  });

  test('is nothing where storage is closed, and nothing is thrown', () => {
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('sessionStorage', undefined);
    expect(() => saveVote('a', { verdict: 'yes' })).not.toThrow();
    expect([readVote('a'), recentSearches()]).toEqual([null, []]);
  });

  test('R36 a draft that moves to another form keeps its words, and the files of that form', () => {
    const file = { id: 'f', name: 'رسید.png', byteCount: 9 };
    localStorage.setItem(
      'pasokh-draft-refund',
      JSON.stringify({ typed: { title: 'پیشین', text: '' }, key: 'old', files: [] }),
    );
    const draft = { typed: { title: 'تازه', text: 'شرح' }, key: 'new', files: [file] };
    expect(moveDraft('refund', draft)).toBe(true);
    expect(JSON.parse(localStorage.getItem('pasokh-draft-refund') ?? '')).toEqual({
      typed: { title: 'پیشین', text: 'شرح' },
      key: 'new',
      files: [file],
    });
    expect(moveDraft('refund', { ...draft, key: 'newer' })).toBe(false);
  });

  test('counts as a file only where it is one', () => {
    const file = { id: 'f', name: 'رسید.png', byteCount: 9 };
    expect(uploadedFilesIn([file, null, { id: 'g' }, 'h'])).toEqual([file]);
    expect(uploadedFilesIn({ 0: file })).toEqual([]);
  });
});
