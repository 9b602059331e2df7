import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listFiles } from '../../scripts/lib/build/file-list.ts';
import { inlineScripts } from '../../src/starlight/inline-scripts.ts';

const own = Object.values(inlineScripts);

/** Lists a built site of these files. */
function list(files: Record<string, string>) {
  const site = mkdtempSync(join(tmpdir(), 'pasokh-inline-'));
  onTestFinished(() => rmSync(site, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  return listFiles(site);
}

const page = (body: string) =>
  `<!DOCTYPE html><html><head><title>x</title><script>${own[0]}</script></head><body>${body}</body></html>`;

const hashes = own.map((text) => `sha256-${createHash('sha256').update(text).digest('base64')}`);

describe('inline scripts of built pages', () => {
  it('R53 are our own list, whatever the pages hold', async () => {
    const { inline } = await list({ 'orders/index.html': page(''), 'x.html': '<p>x</p>' });
    expect(inline).toEqual({ scripts: hashes, styles: [] });
  });

  it.each([
    ['<script>window.intruder = 1</script>', 'window.intruder = 1'],
    ['<SCRIPT >window.intruder = 1</SCRIPT >', 'window.intruder = 1'],
    ['<script/x>window.intruder = 1</script>', 'window.intruder = 1'],
    ['<script type="module">window.intruder = 1</script>', 'window.intruder = 1'],
    ['<script type=text/javascript>window.intruder = 1</script>', 'window.intruder = 1'],
    ['<script type="importmap">{"imports":{}}</script>', '{"imports":{}}'],
    ['<script data-src="x">window.intruder = 1</script>', 'window.intruder = 1'],
    ['<script title=" src=x">window.intruder = 1</script>', 'window.intruder = 1'],
    ['<script>window.intruder = 1', 'window.intruder = 1'],
    ['<svg><script>window.intruder = 1</script></svg>', 'window.intruder = 1'],
    ['<template><script>window.intruder = 1</script></template>', 'window.intruder = 1'],
    [`<script>${own[0]} </script>`, '<script> {const page'],
    ['<style>body { color: red }</style>', 'body { color: red }'],
    ['<p onclick="window.intruder = 1">x</p>', 'onclick'],
    ['<p OnClick=intrude()>x</p>', 'onclick'],
    ['<img src=x title=">" onerror=intrude()>', 'onerror'],
    ['<svg/onload=intrude()>', 'onload'],
    ['<math><mtext><img onwhatever=intrude()></mtext></math>', 'onwhatever'],
    ['<a href=" java\tscript:intrude()">x</a>', 'javascript:intrude()'],
    ['<svg><a xlink:href="javascript:intrude()">x</a></svg>', 'javascript:intrude()'],
    ['<form action="JavaScript:intrude()"></form>', 'javascript:intrude()'],
  ])('R53 end the build where they are not ours: %s', async (markup, named) => {
    const built = list({ 'index.html': page(''), 'orders/index.html': page(markup) });
    await expect(built).rejects.toThrow('/orders/index.html');
    await expect(built).rejects.toThrow(named);
  });

  it('R53 are reported all at once', async () => {
    const intruder = page('<script>window.intruder = 1</script>');
    const built = list({ 'a/index.html': intruder, 'b/index.html': intruder });
    await expect(built).rejects.toThrow(/\/a\/index\.html.*\/b\/index\.html/s);
  });

  it.each([
    '<script type="module" src="/_astro/page.js"></script>',
    '<script type="application/json">{"a":1}</script>',
    '<script type="application/ld+json">{"a":1}</script>',
    '<meta content="<script>window.intruder = 1</script>"><p title="<p onclick=x>">x</p>',
    '<textarea><script>window.intruder = 1</script></textarea>',
    '<!-- <script>window.intruder = 1</script> -->',
    '<p style="color: red" data-on="x">&lt;script>x&lt;/script></p>',
    '<p title="javascript:x">x</p><a href="/javascript:x/">x</a>',
  ])('R53 are not what only looks like one, nor data: %s', async (markup) => {
    const { inline } = await list({ 'index.html': page(markup) });
    expect(inline).toEqual({ scripts: hashes, styles: [] });
  });
});
