import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { loadSettings } from '#shared/settings/load.ts';
import type { FormField } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { SettingsFault } from '#shared/settings/settings-fault.ts';
import { readContentSettings } from '#test/runtime';
import { createApp, runScheduled } from '../../../worker/app.ts';
import { createTestApp } from '../../helpers/app.ts';
import { type Browser, createBrowser } from '../../helpers/browser.ts';
import { signIn, signInAgent } from '../../helpers/people.ts';
import { solveWith } from '../../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../../helpers/tickets.ts';
import { changesOf, type Json, makeChange } from './changes.ts';

// R74: whatever settings say, they are refused with a fault that names the setting, or every route
// answers below 500.

/** Of the request that people have here. */
const stages = [
  { id: 'received', title: 'درخواست رسید' },
  {
    id: 'accepted',
    title: 'پذیرفته شد',
    next: 'وجه در راه است.',
    promise: 'refund',
    calendar: 'support',
  },
  { id: 'paid', title: 'وجه واریز شد', answers: true },
];

/** Settings with something in every part. */
async function fullSettings(): Promise<Settings> {
  const shop = loadSettings(await readContentSettings());
  return loadSettings({
    ...shop,
    requestTypes: shop.requestTypes.map((type) =>
      type.id === 'technical' ? { ...type, stages } : type,
    ),
    agencies: { north: { title: 'نمایندگی شمال', department: 'technical' } },
    announcements: [{ text: 'فردا تعطیلیم.', from: '1405-09-01', to: '1405-09-10' }],
    terms: { version: '1', label: 'قوانین را خواندم.', href: '/privacy/' },
    alarms: { receivers: [{ channel: 'email', to: 'owner@example.com' }] },
  });
}

/** What refuses a start is a list of faults, each with its setting before a colon. */
function faultsOf(open: () => unknown): readonly string[] | null {
  try {
    open();
    return null;
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    return fault.faults;
  }
}

const typedFor: Partial<Record<FormField['type'], readonly string[]>> = {
  date: ['1405-09-02', '1405/12/29', '1300-01-01', '3177-12-29', '1 فروردین 1'],
  time: ['10:00', '23:59'],
  amount: ['250000', '۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹'],
  order_number: ['12345'],
  payment_reference: ['123456789012'],
  mobile: ['09121234567'],
  email: ['sara@example.com'],
  serial_number: ['ABC-123456'],
};
const typedIn = ({ type, choices }: FormField, turn: number) => {
  if (choices) return choices[turn % choices.length]!.value;
  const all = typedFor[type] ?? ['نمونه'];
  return all[turn % all.length]!;
};

const adminMobile = '+989350000001';

type Tried = { request: string; status: number };

/** People with sessions and a ticket, who meet one app after another. */
async function openInstallation() {
  const app = await createTestApp({ organisation: await fullSettings() });
  let api = app.api;
  const visitor = () =>
    createBrowser(
      (request) => api.fetch(request),
      app.config.publicOrigin,
      app.settle,
      solveWith(app.services),
    );
  const people = { ...app, visitor };
  const customer = await signIn(people, '09121234567');
  const admin = (
    await signInAgent(people, {
      ...{ mobile: adminMobile, role: 'admin', rights: ['export'] },
    })
  ).browser;
  const code = await fileTicket(customer, { terms: '1' });
  const failures = () => app.logLines.filter((line) => line.includes('"level":"error"'));

  const signingIn = async (guest: Browser, path: string, mobile: string) => {
    const sent = await guest.post(`${path}/code`, { mobile });
    return sent.ok ? await guest.post(`${path}/prove`, { code: app.lastSms().code }) : sent;
  };

  /** As a start does. @throws SettingsFault */
  function open(raw: unknown) {
    const settings = loadSettings(raw);
    const services = { ...app.services, settings };
    return { settings, services, opened: createApp(services, () => '192.0.2.1') };
  }

  /** What every route answers under these settings; a share of them, which the turn chooses, unless `all`. */
  async function tryRoutes(
    { settings, services, opened }: ReturnType<typeof open>,
    turn: number,
    all: boolean,
  ): Promise<Tried[]> {
    api = opened;
    await app.db.run(sql`DELETE FROM rate_limits`);
    const guest = visitor();
    const type = settings.requestTypes[turn % settings.requestTypes.length]!;
    const facts = Object.fromEntries(type.fields.map((field) => [field.id, typedIn(field, turn)]));
    const request = {
      ...goodRequest,
      requestType: type.id,
      replyChannel: settings.replyChannels[turn % settings.replyChannels.length]!,
      facts,
      anotherMatter: true,
      ...(settings.terms && { terms: settings.terms.version }),
    };
    const { version } = (await (await customer.get(`/api/requests/${code}`)).json()) as {
      version: number;
    };
    const department = Object.keys(settings.departments)[turn % 2] ?? '';
    const [calendar] = Object.keys(settings.calendars);
    const day = { from: '1405-09-05', to: '1405-09-05', title: `تعطیلی ${turn}` };
    const atDesk = `/api/desk/tickets/${code}`;
    const form = { title: request.title, text: request.text, email: 'sara@example.com' };
    const calls: [string, () => Promise<Response>][] = [
      ['GET /api/now', () => guest.get('/api/now')],
      ['GET /api/contact/…', () => guest.get(`/api/contact/${type.id}`)],
      ['POST /api/contact', () => customer.post('/api/contact', request)],
      ['GET /api/desk/tickets', () => admin.get('/api/desk/tickets?view=departments')],
      ['GET /api/requests/…', () => customer.get(`/api/requests/${code}`)],
      [
        'POST /contact/…/',
        () => guest.postForm(`/contact/${type.id}/`, { ...form, ...prefixed(facts) }),
      ],
    ];
    const more: typeof calls = [
      [
        'POST /api/contact (guest)',
        () => guest.post('/api/contact', { ...request, mobile: '09127654321' }),
      ],
      ['POST /api/sign-in/prove', () => signingIn(guest, '/api/sign-in', '09127654322')],
      ['POST /api/desk/sign-in/prove', () => signingIn(guest, '/api/desk/sign-in', adminMobile)],
      ['GET /api/requests', () => customer.get('/api/requests')],
      [
        'POST …/messages',
        () => customer.post(`/api/requests/${code}/messages`, { text: 'هنوز نشده است.' }),
      ],
      ['POST …/solved', () => customer.post(`/api/requests/${code}/solved`, {})],
      ['GET …/transcript.json', () => customer.get(`/api/requests/${code}/transcript.json`)],
      ['GET …/transcript.html', () => customer.get(`/api/requests/${code}/transcript.html`)],
      ['GET /api/account/data', () => customer.get('/api/account/data')],
      ['GET /api/desk/tickets/…', () => admin.get(atDesk)],
      ['POST …/reply', () => admin.post(`${atDesk}/reply`, { version, text: 'بررسی شد.' })],
      ['POST …/route', () => admin.post(`${atDesk}/route`, { version, department })],
      [
        'POST …/stage',
        () => admin.post(`${atDesk}/stage`, { version, stage: stageOf(settings, turn) }),
      ],
      ['POST /api/desk/closures', () => admin.post('/api/desk/closures', { ...day, calendar })],
      ['GET /api/desk/closures', () => admin.get('/api/desk/closures')],
      ['GET /api/desk/search-misses', () => admin.get('/api/desk/search-misses')],
      ['GET /api/desk/tickets.csv', () => admin.get('/api/desk/tickets.csv')],
      ['GET /search/', () => guest.get('/search/?q=%D9%BE%D9%88%D9%84')],
      ['GET /api/session', () => customer.get('/api/session')],
      ['POST /feedback/', () => guest.postForm('/feedback/', { article: '/a/', helped: 'no' })],
    ];
    const chosen = all
      ? [...calls, ...more]
      : [...calls, more[turn % more.length]!, more[(turn * 7 + 3) % more.length]!];
    const tried: Tried[] = [];
    for (const [name, call] of chosen) tried.push({ request: name, status: (await call()).status });
    const before = failures().length;
    await runScheduled(services);
    await app.settle();
    const failed = failures().slice(before);
    tried.push({ request: `timer ${failed.join()}`, status: failed.length > 0 ? 500 : 200 });
    return tried;
  }

  return { open, tryRoutes };
}

/** Where the request may go under these settings. */
function stageOf({ requestTypes }: Settings, turn: number): string {
  const own = requestTypes.find(({ id }) => id === 'technical')?.stages ?? [];
  return own[turn % (own.length || 1)]?.id ?? 'accepted';
}

const prefixed = (facts: Record<string, string>) =>
  Object.fromEntries(Object.entries(facts).map(([id, typed]) => [`facts.${id}`, typed]));

const { isLong, seed, path } = inject('attack');

describe('generated settings', () => {
  const timeout = isLong ? 7_200_000 : 60_000;
  it('R74 are refused with a fault that names the setting, or no route answers 500', {
    timeout,
  }, async () => {
    const base = await fullSettings();
    const installation = await openInstallation();
    const parts = Object.keys(base);
    let turn = 0;
    const outcomes = { refused: 0, opened: 0, filed: 0 };
    await fc.assert(
      fc.asyncProperty(changesOf(parts), async (changes) => {
        const raw = structuredClone(base) as unknown as { [name: string]: Json };
        for (const change of changes) makeChange(raw, change);
        const faults = faultsOf(() => installation.open(raw));
        if (faults) {
          outcomes.refused += 1;
          expect(faults.filter((fault) => !namesASetting(fault, parts))).toEqual([]);
          return;
        }
        turn += 1;
        const tried = await installation.tryRoutes(installation.open(raw), turn, isLong);
        expect(tried.filter(({ status }) => status >= 500)).toEqual([]);
        outcomes.opened += 1;
        if (tried.some((one) => one.request === 'POST /api/contact' && one.status === 201))
          outcomes.filed += 1;
      }),
      {
        numRuns: isLong ? 10_000 : 300,
        seed,
        ...(path !== null && { path }),
        endOnFailure: !isLong,
      },
    );
    if (path !== null) return;
    // What is always refused would prove nothing.
    expect(outcomes.refused).toBeGreaterThan(50);
    expect(outcomes.opened).toBeGreaterThan(50);
    expect(outcomes.filed).toBeGreaterThan(10);
  });
});

/** `promises.fast.within: …`, or a part that is unknown. */
const namesASetting = (fault: string, parts: readonly string[]) =>
  fault.startsWith('(whole file): ') || parts.some((part) => fault.startsWith(`${part}`));
