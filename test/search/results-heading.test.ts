import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { SearchResults } from '#shared/forms/search-results.tsx';

const result = (url: string) => ({
  id: url,
  url,
  title: url,
  titleMarks: [],
  category: [url.split('/')[1] ?? ''],
  passage: '',
  passageMarks: [],
  score: 1,
});

function render(urls: string[], category = '') {
  const answer = { sure: urls.map(result), near: [] };
  return renderToString(
    h(SearchResults, { text: 'پول', literal: false, category, answer, number: null, popular: [] }),
  );
}

const eight = ['/a/1/', '/a/2/', '/a/3/', '/a/4/', '/a/5/', '/b/1/', '/b/2/', '/c/1/'];

describe('the line above a list of results', () => {
  it('calls six of more the best, for the categories beside them have more together', () => {
    const html = render(eight);
    expect(html.match(/class="found-title/g)).toHaveLength(6);
    expect(html).toContain('۶ پاسخ برتر برای «<bdi>پول</bdi>»');
  });

  it('counts a whole list', () => {
    expect(render(eight.slice(0, 6))).toContain('۶ پاسخ برای «<bdi>پول</bdi>»');
    expect(render(eight, 'b')).toContain('۲ پاسخ برای «<bdi>پول</bdi>»');
  });

  it('speaks of the list that is shown where a category has nothing', () => {
    const html = render(eight, 'no-such');
    expect(html).toContain('۶ پاسخ برتر برای «');
    expect(html.match(/aria-current/g)).toHaveLength(1);
  });
});
