import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export type ContentFiles = Record<string, string>;

export const category = (title: string, facts: object = {}) =>
  JSON.stringify({ title, description: `دربارهٔ ${title}`, icon: 'box', ...facts });

/** An article's file; `facts` replace or (as undefined) take away fields of a sound one. */
export function article(facts: Record<string, unknown> = {}, body = 'پاسخ این پرسش.'): string {
  const all: Record<string, unknown> = {
    title: 'این چیست؟',
    description: 'پاسخ کوتاه آن.',
    checkedOn: '2026-08-03',
    ...facts,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

/** The shop's settings without the pictures of its brand, which other folders lack, and with parts changed. */
export function settingsWith(parts: object): string {
  const settings = JSON.parse(readFileSync('content/settings.json', 'utf8'));
  const { logo, illustration, ...brand } = settings.brand;
  return JSON.stringify({ ...settings, brand, ...parts });
}

/** Writes a content folder with the settings of the shop. */
export function writeContent(folder: string, files: ContentFiles) {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries({ 'settings.json': settingsWith({}), ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A content folder for one test. */
export function contentFolder(files: ContentFiles): string {
  const home = mkdtempSync(join(tmpdir(), 'pasokh-content-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  writeContent(join(home, 'content'), files);
  return join(home, 'content');
}
