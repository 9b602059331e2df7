import { sql } from 'drizzle-orm';
import type { BlockedAnswer } from '#shared/contract/desk/blocked.ts';
import { attachments } from '../../worker/attachments/schema.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { base64Url } from '../../worker/foundation/ports/random.ts';
import { addSuddenClosure } from '../../worker/organisation/store.ts';
import { openTicket } from '../../worker/tickets/open/open.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { keepDatabase } from '../helpers/database.ts';
import { browserWith } from '../helpers/desk.ts';
import { addAgent, signIn, signInAgent } from '../helpers/people.ts';

/** From least to most: those who may not come first, so that nothing they are refused is changed yet. */
export const roles = [
  'guest',
  'otherCustomer',
  'otherAgent',
  'owner',
  'agent',
  'lead',
  'admin',
] as const;
export type Role = (typeof roles)[number];

export type Fixture = {
  app: TestApp;
  browsers: Record<Role, Browser>;
  /** The owner's ticket, in the agent's department and not in the other agent's. */
  ticketCode: string;
  /** Another one of the owner, in the same department. */
  secondCode: string;
  /** Its first message. */
  messageId: string;
  /** A message after that one. */
  followUpId: string;
  department: string;
  requestType: string;
  /** A file of that message. */
  attachmentId: string;
  closureId: string;
  /** A view that the agent saved for itself. */
  savedViewId: string;
  /** A reply for all. */
  savedReplyId: string;
  /** An agent who is not signed in. */
  colleagueId: string;
  tagIds: readonly string[];
  reasonIds: readonly string[];
  /** Of an address that is blocked. */
  blockId: string;
  /** A close that the agent may still undo. */
  heldId: string;
};

const ownerMobile = '+989121000001';

/** One ticket, its owner, and everybody else who might want to see it. */
export async function openFixture(options?: TestAppOptions): Promise<Fixture> {
  if (options) return await makeFixture(options);
  usual ??= keepFixture();
  const { kept, cookies, ...facts } = await usual;
  const app = await createTestApp({ kept });
  prepareType(app);
  await app.services.files.put(facts.attachmentId, fileBytes);
  const browsers = Object.fromEntries(
    roles.map((role) => [role, browserWith(app, cookies[role])]),
  ) as Fixture['browsers'];
  return { ...facts, app, browsers };
}

let usual: ReturnType<typeof keepFixture> | undefined;

/** Made once for the tests of a process: it takes forty requests. */
async function keepFixture() {
  const { app, browsers, ...facts } = await makeFixture({});
  await app.settle();
  const cookies = Object.fromEntries(
    roles.map((role) => [role, new Map(browsers[role].cookies)]),
  ) as Record<Role, Browser['cookies']>;
  return { ...facts, cookies, kept: keepDatabase(app.file) };
}

/** Gives a request type without required fields a field that is not for everybody, and stages. */
function prepareType(app: TestApp): RequestType {
  const [type] = app.settings.requestTypes.filter(({ fields }) =>
    fields.every(({ required }) => !required),
  );
  if (!type) throw new Error('The settings have no request type without required fields.');
  type.fields.push({ id: 'sheba', type: 'sheba', label: 'شبا', required: false });
  type.stages = ['received', 'accepted'].map((id) => ({
    ...{ id, title: id, answers: false, aside: false },
  }));
  return type;
}

async function makeFixture(options: TestAppOptions): Promise<Fixture> {
  const app = await createTestApp(options);
  const type = prepareType(app);
  const others = Object.keys(app.settings.departments).filter((id) => id !== type.department);
  const browsers = {
    guest: app.visitor(),
    otherCustomer: await signIn(app, '+989121000002'),
    otherAgent: (
      await signInAgent(app, {
        mobile: '+989351000001',
        departments: others,
        rights: ['full_sheba'],
      })
    ).browser,
    owner: await signIn(app, ownerMobile),
    agent: (
      await signInAgent(app, {
        mobile: '+989351000002',
        departments: [type.department],
        rights: ['full_sheba', 'full_mobile', 'export'],
      })
    ).browser,
    lead: (
      await signInAgent(app, {
        mobile: '+989351000004',
        role: 'lead',
      })
    ).browser,
    admin: (await signInAgent(app, { mobile: '+989351000003', role: 'admin', rights: ['export'] }))
      .browser,
  };
  app.services.log.alarm('backup_failed');
  await app.settle();
  const { department } = type;
  const filed = await fileTicket(app, type);
  const followUpId = 'follow-up';
  await app.db.run(sql`
    INSERT INTO messages (id, ticket_id, author, author_id, text, internal, created_at)
    SELECT ${followUpId}, ticket_id, author, author_id, 'یک چیز دیگر', internal, created_at FROM messages`);
  const attachmentId = await attachFile(app, filed.messageId);
  const secondCode = await fileSecond(app, type);
  return {
    app,
    browsers,
    department,
    requestType: type.id,
    ...filed,
    secondCode,
    followUpId,
    attachmentId,
    closureId: await closeADay(app),
    savedViewId: await saveView(browsers.agent),
    savedReplyId: await saveReply(browsers.admin),
    colleagueId: (await addAgent(app, { mobile: '+989351000009', name: 'همکار' })).id,
    tagIds: await addTitles(browsers.admin, 'tags', ['یک', 'دو', 'سه']),
    reasonIds: await addTitles(browsers.admin, 'close-reasons', ['پاسخ داده شد.', 'تکراری بود.']),
    blockId: await block(browsers.admin),
    heldId: await holdClose(app, filed.ticketCode),
  };
}

/** It is due later than any test, and its ticket waits for nothing. */
async function holdClose(app: TestApp, code: string): Promise<string> {
  const id = 'held-close';
  const now = app.clock.now();
  await app.db.run(sql`
    INSERT INTO held_acts (id, agent_id, request_key, body_hash, kind, body, state, created_at, due_at)
    SELECT ${id}, id, 'fixture', 'fixture', 'close', json_object('versions', json_object(${code}, 1),
      'title', 'بسته‌ام نرسیده است', 'words', json_object('reason', 'حل شد.')), 'held', ${now}, ${now + days(9)}
    FROM agents WHERE mobile = '+989351000002'`);
  return id;
}

const fileBytes = new Uint8Array([1, 2, 3]);

async function attachFile(app: TestApp, messageId: string): Promise<string> {
  const id = base64Url(app.services.randomBytes(16));
  await app.db.insert(attachments).values({
    id,
    formKey: 'fixture',
    takenBy: messageId,
    name: 'receipt.png',
    type: 'image/png',
    byteCount: 3,
    sensitive: false,
    createdAt: app.clock.now(),
    storedAt: app.clock.now(),
  });
  await app.services.files.put(id, fileBytes);
  return id;
}

async function saveView(agent: Browser): Promise<string> {
  const view = { title: 'مال من', query: { assignee: 'me' }, department: null };
  const answer = await agent.post('/api/desk/views', view);
  return ((await answer.json()) as { id: string }).id;
}

async function saveReply(admin: Browser): Promise<string> {
  const reply = { title: 'سلام', text: 'سلام {name}.', sharing: 'all', department: null };
  const answer = await admin.post('/api/desk/replies', reply);
  return ((await answer.json()) as { id: string }).id;
}

async function addTitles(admin: Browser, list: string, titles: readonly string[]) {
  const ids: string[] = [];
  for (const title of titles) {
    const answer = await admin.post(`/api/desk/${list}`, { title });
    ids.push(((await answer.json()) as { id: string }).id);
  }
  return ids;
}

async function block(admin: Browser): Promise<string> {
  await admin.post('/api/desk/blocked', { address: '09129990001', reason: 'پیام‌های تبلیغی' });
  const answer = await admin.get('/api/desk/blocked');
  return ((await answer.json()) as BlockedAnswer).blocked[0]?.id ?? '';
}

async function closeADay(app: TestApp): Promise<string> {
  const id = 'closed-day';
  await addSuddenClosure(app.db, {
    id,
    calendar: null,
    fromDay: '1405-09-10',
    toDay: '1405-09-10',
    title: 'آلودگی هوا',
    createdAt: app.clock.now(),
    createdBy: null,
  });
  return id;
}

type RequestType = TestApp['settings']['requestTypes'][number];

async function fileSecond(app: TestApp, type: RequestType): Promise<string> {
  const { code } = await openAs(app, type, 'رمز ورود', 'فراموش کرده‌ام.');
  return code.replaceAll('-', '');
}

async function fileTicket(app: TestApp, type: RequestType) {
  const { code } = await openAs(
    app,
    type,
    'بسته‌ام نرسیده است',
    'سفارش هفتهٔ پیش هنوز به دستم نرسیده است.',
  );
  const filed = await app.client.execute({
    sql: 'SELECT tickets.code, messages.id FROM tickets JOIN messages ON messages.ticket_id = tickets.id WHERE code = ?',
    args: [code.replaceAll('-', '')],
  });
  return { ticketCode: String(filed.rows[0]?.code), messageId: String(filed.rows[0]?.id) };
}

async function openAs(app: TestApp, type: RequestType, title: string, text: string) {
  const { rows } = await app.client.execute({
    sql: 'SELECT customer_id AS id FROM identities WHERE address = ?',
    args: [ownerMobile],
  });
  const draft = {
    type,
    title,
    text,
    urgency: 'normal' as const,
    replyChannel: 'sms' as const,
    facts: { sheba: 'IR820540102680020817909002' },
    termsVersion: null,
  };
  const sender = {
    customerId: String(rows[0]?.id),
    plan: null,
    agency: null,
    mobile: ownerMobile,
    email: null,
    contact: null,
  };
  const { answer } = await openTicket({ ...app.services, db: app.db }, draft, sender, {
    key: title,
    bodyHash: 'fixture',
  });
  return answer;
}
