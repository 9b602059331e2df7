import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import type { ClosuresAnswer } from '#shared/contract/desk/closures.ts';
import type { ListAnswer } from '#shared/contract/desk/lists.ts';
import type { WorkChallenge } from '#shared/contract/proof-of-work.ts';
import type { CodeSent, SessionAnswer } from '#shared/contract/sign-in.ts';
import { sampleDeskThread, sampleInbox } from './desk-data.ts';
import { sampleBudget, sampleContent, sampleFailed, sampleReport } from './desk-lead-data.ts';
import { sampleDeskSession } from './desk-list-data.ts';
import { sampleThread, sampleTicket } from './ticket-data.ts';
import { sampleReplies, sampleSimilar } from './writing-data.ts';

// What components of the catalogue get from the API. It needs none: what is not listed never answers.

const session: SessionAnswer = {
  ...{ signedIn: true, name: 'سارا', plan: 'طلایی', freshProof: false },
  identities: [{ kind: 'mobile', masked: '0912 *** 4567', proven: true }],
};
const closures: ClosuresAnswer = {
  closures: [
    { id: '1', from: '1405-09-08', to: '1405-09-09', title: 'آلودگی هوا', calendar: null },
  ],
  calendars: [],
};
const tags: ListAnswer = {
  entries: [
    { id: '1', title: 'بازگشت وجه', isOffered: true, requests: { count: 12, isMore: false } },
    { id: '2', title: 'جشنوارهٔ بهار', isOffered: false, requests: { count: 10_000, isMore: true } },
  ],
  next: null,
};
const audit: AuditAnswer = {
  ...{ now: Date.now(), next: null, agents: [{ id: 'n', title: 'نگار' }], actions: [] },
  entries: [
    {
      ...{ id: '1', at: Date.now() - 3_600_000, agent: 'نگار', code: sampleThread.code },
      ...{ what: 'مشاهدهٔ کامل اطلاعات حساس', details: 'شبای شما' },
    },
    {
      ...{ id: '2', at: Date.now() - 7_200_000, agent: 'نگار', code: null },
      ...{ what: 'ویرایش کارشناس', details: 'علی؛ نقش: کارشناس ← سرپرست' },
    },
  ],
};
const sent: CodeSent = { kind: 'mobile', expiresInSeconds: 120, resendAfterSeconds: 60 };

/** Is solved as soon as it is there. */
const challenge: WorkChallenge = { challenge: '', signature: '', derivations: 0, pieces: [] };

const share = {
  ...{ id: '1', createdAt: Date.now(), expiresAt: Date.now() + 90 * 86_400_000 },
  url: `https://help.example/verify/${sampleThread.code}/#Zk3vQ9x_T-1aLmN0pRsUwA`,
};

const problem = (status: number, code: string, message: string) =>
  Response.json({ error: { code, message, requestId: '' } }, { status });

const answers: Readonly<Record<string, () => Response>> = {
  'GET /api/proof-of-work': () => Response.json(challenge),
  'GET /api/session': () => Response.json(session),
  'GET /api/requests': () => Response.json([sampleTicket('in_review', 1)]),
  'POST /api/account/prove-again': () => Response.json(sent),
  'POST /api/transcripts/compare': () => Response.json({ changedHere: ['1'], erasedHere: ['2'] }),
  [`GET /api/requests/${sampleThread.code}/shares`]: () => Response.json([share]),
  'GET /api/requests/none/shares': () => Response.json([]),
  'GET /api/requests/fault/shares': () => problem(500, 'internal', 'لطفاً دوباره امتحان کنید.'),
  'POST /api/feedback': () => new Response(null, { status: 204 }),
  'GET /api/desk/session': () => Response.json(sampleDeskSession),
  'GET /api/desk/tickets': () => Response.json(sampleInbox),
  'GET /api/desk/closures': () => Response.json(closures),
  'GET /api/desk/report': () => Response.json(sampleReport),
  'GET /api/desk/failed': () => Response.json(sampleFailed),
  'GET /api/desk/budget': () => Response.json(sampleBudget),
  'GET /api/desk/content': () => Response.json(sampleContent),
  'GET /api/desk/replies': () => Response.json(sampleReplies),
  [`GET /api/desk/tickets/${sampleDeskThread.code}/similar`]: () => Response.json(sampleSimilar),
  'GET /api/desk/tags': () => Response.json(tags),
  'GET /api/desk/audit': () => Response.json(audit),
  'POST /api/desk/sign-in/code': () => Response.json(sent),
  'POST /api/desk/sign-in/prove': () => Response.json({}),
  'POST /api/desk/sign-in/second-factor': () => problem(422, 'code_wrong', 'کد درست نیست.'),
};

const fetchOutside = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
  if (!pathname.startsWith('/api/')) return fetchOutside(input, init);
  const answer = answers[`${init?.method ?? 'GET'} ${pathname}`];
  return answer ? Promise.resolve(answer()) : new Promise(() => {});
};
