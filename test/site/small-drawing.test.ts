import { describe, expect, it } from 'vitest';
import { drawingAddress } from '../../src/articles/small-drawing.ts';

describe('a small drawing', () => {
  it('is an address that holds the same drawing', () => {
    const svg =
      '<svg viewBox="0 0 8 8">\n  <title>نشان 100%</title>\n  <path fill="#e8772e"/>\n</svg>\n';
    const address = drawingAddress(svg)!;
    expect(address).toMatch(/^data:image\/svg\+xml,[^"#<>\n]*$/);
    expect(decodeURIComponent(address.slice(address.indexOf(',') + 1))).toBe(
      "<svg viewBox='0 0 8 8'><title>نشان 100%</title><path fill='#e8772e'/></svg>",
    );
  });

  it('stays a file where it is long', () => {
    expect(drawingAddress(`<svg>${'<path/>'.repeat(400)}</svg>`)).toBeUndefined();
  });
});
