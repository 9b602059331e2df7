import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/dev/api.ts';

let server: ChildProcess;
let html = '';

beforeAll(async () => {
  const port = await freePort();
  server = spawn(
    process.execPath,
    ['node_modules/astro/bin/astro.mjs', 'dev', '--port', String(port)],
    {
      env: {
        PATH: process.env.PATH,
        PASOKH_CONTENT: resolve('content'),
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      stdio: 'ignore',
    },
  );
  for (let tries = 0; tries < 200 && !html; tries++) {
    await new Promise((wake) => setTimeout(wake, 500));
    const response = await fetch(`http://localhost:${port}/design/`).catch(() => null);
    if (response?.ok) html = await response.text();
  }
}, 120_000);

afterAll(() => void server.kill());

describe('the catalogue of components', () => {
  it('is served in development, each part with its components', () => {
    const parts = html.split(/<section data-design="/).slice(1);
    const shown = Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf('"')), part]));
    for (const [name, mark] of Object.entries({
      buttons: 'button-danger',
      fields: 'aria-invalid="true"',
      proof: 'input-code',
      calendar: 'class="day"',
      notices: 'notice-bad',
      prose: '<th',
      states: 'data-state="expired"',
      cards: 'class="card"',
      search: 'class="found-title"',
      verdict: 'notice-warn verdict',
      'desk-rows': 'data-promise="soon"',
      'desk-thread': 'desk-folded',
      article: 'next-step',
      tickets: 'class="ticket"',
      thread: 'data-author="system"',
      desk: 'data-screen="desk"',
    }))
      expect(shown[name], name).toContain(mark);
    expect(shown.search).toContain('search-large');
    expect(shown.prose?.match(/<aside/g)).toHaveLength(4);
    expect(shown.prose).toContain('href="#عنوان-بخش"');
  });
});
