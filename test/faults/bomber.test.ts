import { describe, expect, it } from 'vitest';
import { failuresOf, failuresOfMail } from '../bomber/goals.ts';
import { type Form, play, type Result } from '../bomber/play.ts';
import { linesOf } from '../bomber/report.ts';
import { type ScenarioName, scenarios } from '../bomber/scenarios.ts';

const { BOMBER_REQUESTS, BOMBER_SEED, BOMBER_CORES, BOMBER_MINUTES, BOMBER_ONLY } = process.env;
/** `npm run test:bomber` asks for more than the short form. */
const isLong = BOMBER_REQUESTS !== undefined;
const hour = 3_600_000;

const form: Form = {
  seed: Number(BOMBER_SEED ?? 1),
  requests: Number(BOMBER_REQUESTS ?? 2_000),
  known: isLong ? 2 : 1,
  newcomers: isLong ? 12 : 2,
  cores: Number(BOMBER_CORES ?? 2),
  workMinutes: BOMBER_MINUTES === undefined ? null : Number(BOMBER_MINUTES),
  waitsForMail: isLong,
};
const inShortForm: readonly ScenarioName[] = ['unpaid', 'network48', 'dayShare'];

const names = Object.keys(scenarios) as ScenarioName[];
const asked = BOMBER_ONLY?.split(',') ?? (isLong ? names : inShortForm);
const played = names.filter((name) => asked.includes(name));

describe('R9 R61 R62 R63 R64 R65 R66 R67 R68 codes under attack', () => {
  it.each(played)(
    '%s: people are served, and the attackers draw little',
    async (name) => {
      const result: Result = await play(scenarios[name], form);
      if (isLong) console.log(['', ...linesOf(result)].join('\n'));
      expect([...failuresOf(result), ...(isLong ? failuresOfMail(result) : [])]).toEqual([]);
    },
    isLong ? hour : 60_000,
  );
});
