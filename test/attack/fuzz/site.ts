import { eq } from 'drizzle-orm';
import type { Thread } from '#shared/contract/tickets.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Config } from '../../../worker/foundation/config.ts';
import type { Database } from '../../../worker/foundation/database/database.ts';
import { systemRandomBytes } from '../../../worker/foundation/ports/random.ts';
import { signMail } from '../../../worker/inbound/signature.ts';
import { tickets } from '../../../worker/tickets/schema.ts';
import { makeReplyAddress } from '../../../worker/tickets/thread/reply-address.ts';
import { pictures } from '../../attachments/pictures.ts';
import { type Browser, createBrowser } from '../../helpers/browser.ts';
import { type SolveWork, solveWith } from '../../helpers/proof-of-work.ts';
import { goodRequest } from '../../helpers/tickets.ts';
import type { Role } from '../../rights/fixture.ts';
import type { FuzzRequest } from './requests.ts';
import { seatRoles } from './seat-roles.ts';

/** What is attacked: an app within this process, or a server. */
export type Target = {
  config: Config;
  settings: Settings;
  db: Database;
  now(): number;
  /** Lets time pass: turns the clock of an app. */
  pass(ms: number): Promise<void>;
  /** The id of an article that the target has. */
  article: string;
  /** Answers a request from this address. */
  fetch(request: Request, address: string): Promise<Response>;
  /** The same for a request that may be none to `fetch`; the target sends it as it stands. */
  send(request: SentRequest): Promise<FuzzAnswer>;
  /** What the messages since the last call carry that proves something, as `secretsIn` names it. */
  newSecrets(): Record<string, string>;
  /** Waits for what runs behind answers. */
  settle(): Promise<void>;
  /** Lines of the journal so far that tell of an error. */
  errorLines(): readonly string[];
};

/** A request with everything filled in. */
export type SentRequest = {
  address: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | null;
};

/** What came back. */
export type FuzzAnswer = { status: number; headers: Pick<Headers, 'get' | 'has'>; body: string };

/** People, a ticket and files of a target, in whose name requests are sent. */
export type Site = Pick<Target, 'settings' | 'errorLines'> & {
  ask(request: FuzzRequest): Promise<FuzzAnswer>;
};

/** The mail pipe of a target. */
export const inboundVariables = {
  INBOUND_ADDRESS: 'reply@help.narenj.example',
  INBOUND_SECRET: 'the secret of the mail pipe',
};

const department = 'technical';

const mustBe = async (answer: Response, status: number) => {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${await answer.text()}`);
  return answer;
};

/** Prepares a target: everybody is signed in, and there is something of each kind to ask for. */
export async function openSite(target: Target): Promise<Site> {
  const { settings, db, config } = target;
  const { tokens, mobiles, ownerEmail } = await seatRoles(db, {
    settings,
    now: target.now(),
    department,
  });
  const prefix = config.isSecureOrigin ? '__Host-' : '';
  const cookies = new Map(
    [...tokens].map(([role, token]): [Role, [string, string]] => {
      const isCustomer = role === 'owner' || role === 'otherCustomer';
      return [role, [`${prefix}${isCustomer ? 'session' : 'desk'}`, token]];
    }),
  );
  const solveWork = solveWith({ config, clock: target, randomBytes: systemRandomBytes });
  const browserOf = (role: Role): Browser => {
    const browser = createBrowser(
      (request) => target.fetch(request, '192.0.2.1'),
      config.publicOrigin,
      target.settle,
      solveWork,
    );
    const cookie = cookies.get(role);
    if (cookie) browser.cookies.set(...cookie);
    return browser;
  };
  const filled = new Map([
    ...(await fileThings(target, browserOf, ownerEmail, mobiles.get('otherCustomer') ?? '')),
    ['owner-email', ownerEmail],
    ['owner-mobile', mobiles.get('owner') ?? ''],
    ['agent-mobile', mobiles.get('agent') ?? ''],
    ['article', target.article],
    ['version', '2'],
    ['other-mobile', mobiles.get('otherCustomer') ?? ''],
    ['sms-code', '123456'],
    ['link-proof', 'a'.repeat(22)],
    ['link-token', 'a'.repeat(43)],
  ]);
  const secrets = new Map<Role, Record<string, string>>();
  const proofs = new Map<Role, Map<string, string>>();
  const cookiesOf = (role: Role) => [cookies.get(role) ?? [], ...(proofs.get(role) ?? [])];

  return {
    settings,
    errorLines: target.errorLines,
    async ask({ role, address, method, path, headers, body }) {
      await target.pass(100);
      const own = new Map([...filled, ...Object.entries(secrets.get(role) ?? {})]);
      const fill = (text: string) =>
        text.replace(/%([a-z]+(?:-[a-z]+)?)%/g, (whole, name: string) => own.get(name) ?? whole);
      const sent = new Map(Object.entries(headers).map(([name, value]) => [name, fill(value)]));
      const cookie = [...cookiesOf(role).map((pair) => pair.join('=')), sent.get('Cookie')];
      if (cookie.join('') !== '') sent.set('Cookie', cookie.filter(Boolean).join('; '));
      if (body?.text.includes('%work%'))
        own.set('work', await workFor(solveWork, path, fill(body.text)));
      const bytes = body && bytesOf(body, fill);
      if (path === '/api/inbound' && bytes && config.inbound && !sent.has('Pasokh-Signature')) {
        const post = { body: bytes, recipients: sent.get('Pasokh-Recipients') ?? '' };
        sent.set('Pasokh-Signature', await signMail(config.inbound.secret, post, target.now()));
      }
      const answer = await target.send({
        address,
        method,
        path: fill(path),
        headers: Object.fromEntries(sent),
        body: bytes,
      });
      await target.settle();
      secrets.set(role, { ...secrets.get(role), ...target.newSecrets() });
      const version = /^\/api\/desk\/tickets\/%ticket%/.test(path) && versionIn(answer);
      if (version) filled.set('version', version);
      proofs.set(role, new Map([...(proofs.get(role) ?? []), ...proofsIn(answer)]));
      return answer;
    },
  };
}

/** The work that a page would do for this request, by the first address in it. */
async function workFor(solveWork: SolveWork, path: string, body: string): Promise<string> {
  if (/\/requests\/[^/]+\/proof/.test(path)) return (await solveWork('lookup', null)) ?? '';
  const [, address] = /"(?:mobile|email)":"([^"]+)"/.exec(body) ?? [];
  return (await solveWork(path === '/api/contact' ? 'ticket' : 'code', address ?? null)) ?? '';
}

const bytesOf = (
  { text, isBytes }: NonNullable<FuzzRequest['body']>,
  fill: (text: string) => string,
): Uint8Array<ArrayBuffer> =>
  isBytes ? Uint8Array.from(Buffer.from(text, 'latin1')) : new TextEncoder().encode(fill(text));

/** The version that a ticket has at the desk, by an answer that says it. */
const versionIn = ({ body }: FuzzAnswer): string | undefined => /"version":(\d+)/.exec(body)?.[1];

/** Cookies by which a browser proves what it asked for. */
const proofsIn = ({ headers }: FuzzAnswer): [string, string][] =>
  [...(headers.get('Set-Cookie') ?? '').matchAll(/([\w-]*(?:proof-\w+|device))=([\w-]+)/g)].map(
    ([, name = '', value = '']) => [name, value],
  );

/** Files a ticket with an attachment, a closure, a form and the work of one: what requests can name. */
async function fileThings(
  { db, config, pass }: Target,
  browserOf: (role: Role) => Browser,
  ownerEmail: string,
  secondMobile: string,
): Promise<[string, string][]> {
  const formKey = crypto.randomUUID();
  const [owner, guest, admin] = [browserOf('owner'), browserOf('guest'), browserOf('admin')];
  const upload = async () => {
    const sent = owner.send('/api/attachments', {
      method: 'POST',
      headers: { 'Form-Token': formKey, 'File-Name': 'receipt.png' },
      body: pictures.png.slice(),
    });
    return ((await (await mustBe(await sent, 201)).json()) as { id: string }).id;
  };
  const file = await upload();
  const request = { ...goodRequest, attachments: [file] };
  const filed = await owner.post('/api/contact', request, { 'Idempotency-Key': formKey });
  const { code } = (await (await mustBe(filed, 201)).json()) as { code: string };
  const part = { mobile: secondMobile };
  await mustBe(await owner.post(`/api/requests/${code}/participants`, part), 204);
  const thread = (await (await owner.get(`/api/requests/${code}`)).json()) as Thread;
  const [ticket] = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.code, parseTrackingCode(code) ?? ''));
  const closed = await admin.post('/api/desk/closures', {
    from: '1405-09-10',
    to: '1405-09-10',
    title: 'آلودگی هوا',
  });
  const more = { ...goodRequest, title: 'سفارش من هنوز نرسیده است', anotherMatter: true };
  const second = await owner.post('/api/contact', more, { 'Idempotency-Key': crypto.randomUUID() });
  const idOf = async (answer: Promise<Response>) =>
    ((await (await mustBe(await answer, 201)).json()) as { id: string }).id;
  const made = async (path: string, body: object) => idOf(admin.post(`/api/desk/${path}`, body));
  const agent = await browserOf('agent').get('/api/desk/session');
  const form = await guest.postForm('/contact/technical/', { title: goodRequest.title });
  const freeFile = await upload();
  const filled = {
    ticket: code,
    'free-file': freeFile,
    message: thread.messages[0]?.id ?? '',
    participant: thread.participants?.people[0]?.id ?? '',
    file,
    closure: ((await (await mustBe(closed, 201)).json()) as { id: string }).id,
    'other-ticket': ((await (await mustBe(second, 201)).json()) as { code: string }).code,
    agent: ((await (await mustBe(agent, 200)).json()) as { agentId: string }).agentId,
    tag: await made('tags', { title: 'فوری' }),
    'other-tag': await made('tags', { title: 'پیگیری' }),
    'close-reason': await made('close-reasons', { title: 'پاسخ داده شد.' }),
    'saved-reply': await made('replies', {
      ...{ title: 'سلام', text: 'سلام {name}.', sharing: 'all', department: null },
    }),
    'saved-view': await made('views', { title: 'مالی', query: {}, department: null }),
    'form-key': formKey,
    'form-token': /name="formToken" value="([^"]+)"/.exec(await form.text())?.[1] ?? '',
    transcript: await (await owner.get(`/api/requests/${code}/transcript.json`)).text(),
    'reply-to': (await makeReplyAddress({ config }, ticket?.id ?? '', ownerEmail)) ?? '',
  };
  await pass(4_000);
  return Object.entries(filled);
}
