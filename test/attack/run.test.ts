import { describe, expect, it } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import { createTestApp } from '../helpers/app.ts';
import { readContentSettings } from '../helpers/runtime.node.ts';
import { securityNames } from '../helpers/security-names.ts';
import { roles } from '../rights/fixture.ts';
import { sumAttacks } from './figures.ts';
import { tableOf } from './figures-reporter.ts';
import type { FuzzRequest } from './fuzz/requests.ts';
import { routesOf } from './fuzz/routes.ts';
import { runFuzz } from './fuzz/run.ts';
import type { FuzzAnswer } from './fuzz/site.ts';

const headers = new Headers(securityNames.map((name): [string, string] => [name, 'x']));
const refused: FuzzAnswer = {
  status: 404,
  headers,
  body: '{"error":{"code":"not_found","message":"پیدا نشد"}}',
};

/** Fuzzes something that answers like this, and writes lines of errors into `errors`. */
async function fuzz(
  answer: (request: FuzzRequest) => FuzzAnswer,
  { errors = [], path = null }: { errors?: string[]; path?: string | null } = {},
) {
  const settings = loadSettings(await readContentSettings());
  const routes = routesOf(await createTestApp());
  const ask = async (request: FuzzRequest) => answer(request);
  const site = { settings, errorLines: () => errors, ask };
  return await runFuzz({
    routes,
    openSite: async () => site,
    perSite: 1_000,
    inputs: 3_000,
    seed: 1,
    path,
  });
}

describe('the fuzzer', () => {
  it('sends requests to every route, as every role, with every kind of body', async () => {
    const seen = { names: new Set<string>(), roles: new Set<string>(), types: new Set<string>() };
    const figures = await fuzz(({ role, method, path, headers: own }) => {
      seen.names.add(`${method} ${path.replace(/\?.*/, '')}`);
      seen.roles.add(role);
      seen.types.add(String(own['Content-Type']));
      return refused;
    });
    expect(figures.attack.inputs).toBe(3_000);
    expect(seen.roles.size).toBe(roles.length);
    for (const { method, path } of routesOf(await createTestApp())) {
      const pattern = path.replace(':type', 'technical').replaceAll(/:code|:id/g, '%[a-z-]+%');
      const whole = new RegExp(`^${method} ${pattern}$`);
      expect(
        [...seen.names].some((one) => whole.test(one)),
        `${method} ${path}`,
      ).toBe(true);
    }
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'multipart/'])
      expect([...seen.types].some((one) => one.startsWith(type))).toBe(true);
  });

  it.each<[string, (answer: FuzzAnswer) => FuzzAnswer, RegExp]>([
    ['a fault of ours', (answer) => ({ ...answer, status: 500 }), /status 500/],
    ['no answer', (answer) => ({ ...answer, status: 0 }), /status 0/],
    [
      'no headers',
      (answer) => ({ ...answer, headers: new Headers() }),
      /lacks strict-transport-security/,
    ],
    ['words of others', (answer) => ({ ...answer, body: 'Not Found' }), /no problem: Not Found/],
  ])('finds %s, makes the request small and says how to send it again', async (_, change, said) => {
    const isHit = ({ method, path }: FuzzRequest) =>
      method === 'POST' && path.startsWith('/api/requests/%ticket%/messages');
    const answer = (request: FuzzRequest) => (isHit(request) ? change(refused) : refused);
    const fault = String(await fuzz(answer).catch(String));
    expect(fault).toMatch(said);
    const request = JSON.parse(/^of (.*)$/m.exec(fault)?.[1] ?? '') as FuzzRequest;
    expect(request.path).toBe('/api/requests/%ticket%/messages');
    const path = /ATTACK_SEED=1 ATTACK_PATH=(\S+)/.exec(fault)?.[1] ?? '';
    let asked: FuzzRequest[] = [];
    const again = await fuzz(
      (one) => {
        asked = [...asked, one];
        return answer(one);
      },
      { path },
    ).catch(String);
    expect(again).toMatch(said);
    expect(asked[0]).toEqual(request);
  });

  it('finds a line of an error in the journal', async () => {
    const errors: string[] = [];
    const answer = ({ path }: FuzzRequest) => {
      if (path.startsWith('/api/now')) errors.push('{"level":"error","event":"odd"}');
      return refused;
    };
    expect(await fuzz(answer, { errors }).catch(String)).toMatch(/journal: .*"odd"/);
  });
});

describe('the table of an attack run', () => {
  it('adds up the parts of an attack', () => {
    const part = { attack: 'mails', inputs: 900, faults: 0, slowestMs: 7.4, memoryMiB: null };
    const other = { attack: 'mails', inputs: 1_000, faults: 1, slowestMs: 3, memoryMiB: 80 };
    expect(tableOf(sumAttacks([part, other, { ...part, attack: 'files' }])).split('\n')).toEqual([
      '| attack | inputs | 5xx | slowest answer | peak of memory |',
      '| --- | --: | --: | --: | --: |',
      '| mails | 1,900 | 1 | 7 ms | 80 MiB |',
      '| files | 900 | 0 | 7 ms | – |',
    ]);
  });
});
