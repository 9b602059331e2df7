import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { authenticatorCodeAt } from '../../../test/helpers/authenticator.ts';
import { createBrowser } from '../../../test/helpers/browser.ts';
import { catchMessages } from '../../../test/helpers/caught-messages.ts';
import { addAgent } from '../../../test/helpers/people.ts';
import { solveWith } from '../../../test/helpers/proof-of-work.ts';
import { hours, minutes } from '../../../worker/foundation/ports/clock.ts';
import type { RandomBytes } from '../../../worker/foundation/ports/random.ts';
import { projectFolder } from '../content-folder.ts';
import { openOwnServer } from './own-server.ts';

/** The instant at which all pictures are taken: a Tuesday, 3 Azar 1405, 10:00 in Tehran. */
export const pictureTime = Date.UTC(2026, 10, 24, 6, 30);

/** The mobile of the customer whose requests the site holds. */
const customerMobile = '+989121234567';

/** Bytes that are the same in each run, so that codes in pictures are. Of no use where anybody shall not guess. */
function repeatableBytes(): RandomBytes {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`pictures ${count++}`).digest();
      bytes.set(block.subarray(0, length - at), at);
    }
    return bytes;
  };
}

export type SampleSite = Awaited<ReturnType<typeof openSampleSite>>;

/**
 * The help centre of `content/` on loopback, with a database of its own, a clock that stands at `pictureTime`, messages
 * that go nowhere, and a customer with three requests: one waits, one is answered, one is closed. Builds the site where
 * that has changed. End it by `close()`. `openServer` serves a content folder in this process.
 */
export async function openSampleSite(openServer: OpenServer = openOwnServer) {
  const app = await openServer(join(projectFolder, 'content'), {
    APP_SECRET: 'the secret of sample sites, for pictures',
  });
  try {
    return { ...(await fillSite(app)), close: app.close };
  } catch (fault) {
    await app.close();
    throw fault;
  }
}

type OpenServer = typeof openOwnServer;

/** Lets a customer file her requests and an agent answer them. */
async function fillSite({ origin, services }: Awaited<ReturnType<OpenServer>>) {
  let now = pictureTime - hours(150);
  services.clock = { now: () => now };
  services.randomBytes = repeatableBytes();
  Object.assign(services.settings.limits, { sendsPerMinute: 50, sendsPerAddressPerHour: 10_000 });
  const sent = catchMessages(services);
  const visitor = () =>
    createBrowser(
      (request) => fetch(request),
      origin,
      async () => {},
      solveWith(services),
    );
  const customer = visitor();
  await asked(customer.post('/api/sign-in/code', { mobile: customerMobile }));
  await asked(customer.post('/api/sign-in/prove', { code: await sent.smsCode(customerMobile) }));
  const mobile = '+989351234567';
  const held = { db: services.openDb(), settings: services.settings, clock: services.clock };
  const person = await addAgent({ ...held, services }, { mobile, name: 'سارا محمدی' });

  /** A browser of the agent; a session of the desk does not last from one request to the next. */
  async function signedInAgent() {
    const browser = visitor();
    sent.texts.length = 0;
    await asked(browser.post('/api/desk/sign-in/code', { mobile }));
    await asked(browser.post('/api/desk/sign-in/prove', { code: await sent.smsCode(mobile) }));
    const code = await authenticatorCodeAt(services, person, now);
    await asked(browser.post('/api/desk/sign-in/second-factor', { code }));
    return browser;
  }

  const file = async (request: object) => {
    const body = { replyChannel: 'sms', ...request };
    return ((await asked(customer.post('/api/contact', body))) as { code: string }).code;
  };

  /** Does something to a request at the desk, on its present version. */
  const act = async (code: string, what: string, body: object) => {
    const agent = await signedInAgent();
    const at = `/api/desk/tickets/${code}`;
    const { version } = (await asked(agent.get(at))) as { version: number };
    const key = { 'Idempotency-Key': `sample-${code}-${what}`.padEnd(22, '0') };
    await asked(agent.post(`${at}/${what}`, { version, ...body }, key));
  };

  const closed = await file({
    requestType: 'technical',
    title: 'صفحهٔ سبد خرید باز نمی‌شود',
    text: 'از دیروز با گوشی، صفحهٔ سبد خرید را باز می‌کنم و سفید می‌ماند.',
  });
  now += hours(5);
  await act(closed, 'reply', { text: 'مشکل برطرف شد. لطفاً صفحه را یک بار تازه کنید.' });
  now = pictureTime - hours(26);
  const answered = await file({
    requestType: 'refund',
    title: 'مبلغ سفارش لغوشده هنوز برنگشته است',
    text: 'سفارش را هفتهٔ پیش لغو کردم، ولی مبلغ آن هنوز به حسابم نیامده است. لطفاً بررسی کنید.',
    facts: { order: '1234567', amount: '4200000' },
  });
  now = pictureTime - hours(2);
  await act(answered, 'reply', {
    text: 'سلام. مبلغ دیروز به همان کارتی که با آن پرداخت کرده‌اید واریز شد. بانک ممکن است تا ۷۲ ساعت آن را نشان ندهد.',
  });
  now = pictureTime - minutes(20);
  const waiting = await file({
    requestType: 'payment',
    title: 'پول کم شد و سفارش ثبت نشد',
    text: 'پرداخت را تأیید کردم و مبلغ از حسابم کم شد، ولی سفارشی در حساب کاربری‌ام نیست.',
    facts: { 'paid-on': '1405/09/03', 'paid-at': '09:25', amount: '1850000' },
  });
  now = pictureTime;

  return {
    origin,
    smsCode: sent.smsCode,
    /** Where the organisation's help centre is for its customers. */
    address: services.settings.brand.address,
    /** Tracking codes of the customer's requests, by how they stand. */
    codes: { waiting, answered, closed },
    /** The customer's cookies, for a browser that is hers. */
    cookies: () => [...customer.cookies].map(([name, value]) => ({ name, value, url: origin })),
    /** The signed copy of a request, as its owner saves it. */
    copyOf: async (code: string) =>
      (await customer.get(`/api/requests/${code}/transcript.json`)).text(),
  };
}

/** What an answer says; null where it says nothing. @throws where it is a refusal. */
async function asked(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : null;
}
