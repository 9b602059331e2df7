import { describe, expect, it } from 'vitest';
import { createTestApp } from './helpers/app.ts';
import { call } from './rights/call.ts';
import { openFixture, roles } from './rights/fixture.ts';
import { type Row, rights } from './rights/table.ts';

const refusals = new Set([401, 404]);

async function routesOfApp() {
  const { api: app } = await createTestApp();
  const all = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  return new Set(all);
}

/** A route may answer `not_found` for what an allowed caller asked; the table's calls name what exists. */
const closed = Object.entries(rights).filter((row): row is [string, Row] => !row[1].open);

describe('rights', () => {
  it('R32 every route has a row in the table, and every row a route', async () => {
    const routes = await routesOfApp();
    expect([...routes].filter((route) => !(route in rights))).toEqual([]);
    expect(Object.keys(rights).filter((route) => !routes.has(route))).toEqual([]);
  });

  it.each(closed)('R21 R32 %s answers those who may, and nobody else', async (route, row) => {
    const fixture = await openFixture();
    const refused: string[] = [];
    for (const role of roles) {
      const asked = row.call?.(fixture) ?? {};
      const { status, problem, cache } = await call(fixture.browsers[role], route, asked);
      const isRefused = refusals.has(status);
      if (isRefused) refused.push(role);
      if (isRefused && role === 'guest') expect(['sign_in_needed', 'not_found']).toContain(problem);
      expect(status, `${role}: ${problem}`).not.toBe(500);
      expect(cache, role).toBe('no-store');
    }
    expect(refused).toEqual(roles.filter((role) => !row.allowed?.includes(role)));
  });
});
