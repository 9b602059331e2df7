import type { Fixture, Role } from './fixture.ts';

type Call = { path?: string; body?: unknown };

export type Row = {
  /** Anybody may call it; the reason. */
  open?: string;
  /** Who is answered; all others get 401 or 404. */
  allowed?: readonly Role[];
  /** A call that is in order, but for the rights of the caller. */
  call?: (fixture: Fixture) => Call;
};

const customers = ['otherCustomer', 'owner'] as const satisfies readonly Role[];
const agents = ['otherAgent', 'agent', 'lead', 'admin'] as const satisfies readonly Role[];
const owner = ['owner'] as const satisfies readonly Role[];

const leads = ['lead', 'admin'] as const satisfies readonly Role[];

const department = ['agent', 'lead', 'admin'] as const satisfies readonly Role[];

const ofTicket =
  (rest: string, body?: unknown) =>
  ({ ticketCode }: Fixture): Call => ({ path: `/api/requests/${ticketCode}${rest}`, body });

/** Of an agent whom nobody in the fixture signs in as. */
const ofAgent =
  (rest: string, body: object = {}) =>
  ({ colleagueId }: Fixture): Call => ({ path: `/api/desk/agents/${colleagueId}${rest}`, body });

/** A write at the desk, on the version the ticket was filed with: a later one is refused as stale. */
const atDesk =
  (rest: string, body?: object) =>
  ({ ticketCode }: Fixture): Call => ({
    path: `/api/desk/tickets/${ticketCode}${rest}`,
    body: body && { version: 1, ...body },
  });

/**
 * Who may call which route. A new route needs a row here: `open` with a reason, or `allowed` with a
 * call that nothing but rights can refuse.
 */
export const rights: Record<string, Row> = {
  'GET /api/health': { open: 'tells that the process lives' },
  'GET /api/ready': { open: 'tells that the database answers' },
  'GET /api/now': { open: 'what every page shows of today' },

  'GET /search': { open: 'leads to the page of results' },
  'GET /search/': { open: 'the page of results' },
  'POST /api/search/misses': { open: 'counts a search in vain, without who searched' },
  'POST /api/search/outcomes': { open: 'counts how a search ended, without who searched' },
  'GET /api/desk/search-misses': { allowed: ['lead', 'admin'] },
  'POST /api/feedback': { open: 'whether an answer helped, without who says so' },
  'POST /feedback/': { open: 'the same from a browser without scripts' },
  'GET /api/desk/feedback': { allowed: ['lead', 'admin'] },

  'GET /api/proof-of-work': { open: 'hands out work' },
  'POST /api/sign-in/code': { open: 'the way in' },
  'POST /api/sign-in/prove': { open: 'the way in' },
  'GET /api/session': { open: 'says who is signed in, or that nobody is' },
  'POST /api/sign-out': { open: 'ends what is there, if anything' },
  'POST /api/sign-out-everywhere': { allowed: customers },
  'POST /api/account/prove-again': {
    allowed: customers,
    call: () => ({ body: { kind: 'mobile' } }),
  },
  'POST /api/account/identity/code': {
    allowed: customers,
    call: () => ({ body: { email: 'somebody@example.com' } }),
  },
  'POST /api/account/identity': { allowed: customers, call: () => ({ body: { code: '123456' } }) },
  'GET /api/account/data': { allowed: customers },
  'POST /api/account/erase': { allowed: customers },

  'POST /api/desk/sign-in/code': { open: 'the way in' },
  'POST /api/desk/sign-in/prove': { open: 'the way in' },
  'POST /api/desk/sign-in/second-factor': { open: 'the way in' },
  'GET /api/desk/session': { allowed: agents },
  'POST /api/desk/sign-out': { open: 'ends what is there, if anything' },

  'GET /api/desk/tickets': { allowed: agents },
  // Of those who see requests, those who have the right.
  'GET /api/desk/tickets.csv': { allowed: ['agent', 'admin'] },
  'GET /api/desk/pulse': { allowed: agents },
  'GET /api/desk/views': { allowed: agents },
  'POST /api/desk/views': {
    allowed: agents,
    call: () => ({ body: { title: 'فوری‌ها', query: { urgency: 'urgent' }, department: null } }),
  },
  'PUT /api/desk/views/order': {
    allowed: agents,
    call: ({ savedViewId }) => ({ body: { ids: [savedViewId] } }),
  },
  'PUT /api/desk/views/:id': {
    allowed: ['agent'],
    call: ({ savedViewId }) => ({
      path: `/api/desk/views/${savedViewId}`,
      body: { title: 'فوری', query: {}, department: null },
    }),
  },
  'DELETE /api/desk/views/:id': {
    allowed: ['agent'],
    call: ({ savedViewId }) => ({ path: `/api/desk/views/${savedViewId}` }),
  },
  'GET /api/desk/tickets/:code/customer': { allowed: department, call: atDesk('/customer') },
  'GET /api/desk/replies': { allowed: agents },
  'POST /api/desk/replies': {
    allowed: agents,
    call: () => ({ body: { title: 'سلام', text: 'سلام.', sharing: 'own', department: null } }),
  },
  'PUT /api/desk/replies/:id': {
    allowed: ['admin'],
    call: ({ savedReplyId }) => ({
      path: `/api/desk/replies/${savedReplyId}`,
      body: { title: 'سلام', text: 'سلام.', sharing: 'all', department: null },
    }),
  },
  'DELETE /api/desk/replies/:id': {
    allowed: ['admin'],
    call: ({ savedReplyId }) => ({ path: `/api/desk/replies/${savedReplyId}` }),
  },
  'POST /api/desk/replies/:id/used': {
    allowed: agents,
    call: ({ savedReplyId }) => ({ path: `/api/desk/replies/${savedReplyId}/used` }),
  },
  'GET /api/desk/tickets/:code/similar': { allowed: department, call: atDesk('/similar') },
  'GET /api/desk/tickets/:code': { allowed: department, call: atDesk('') },
  'POST /api/desk/tickets/:code/open': { allowed: department, call: atDesk('/open', {}) },
  'POST /api/desk/tickets/:code/reply': {
    allowed: department,
    call: atDesk('/reply', { text: 'بررسی شد.' }),
  },
  'POST /api/desk/tickets/:code/note': {
    allowed: department,
    call: atDesk('/note', { text: 'با انبار هماهنگ شد.' }),
  },
  'POST /api/desk/tickets/:code/route': {
    allowed: department,
    call: (fixture) => {
      const other = Object.keys(fixture.app.settings.departments).find(
        (id) => id !== fixture.department,
      );
      return atDesk('/route', { department: other })(fixture);
    },
  },
  'POST /api/desk/tickets/:code/stage': {
    allowed: department,
    call: atDesk('/stage', { stage: 'accepted' }),
  },
  'GET /api/desk/on-behalf/forms/:type': {
    allowed: agents,
    call: ({ requestType }) => ({ path: `/api/desk/on-behalf/forms/${requestType}` }),
  },
  'GET /api/desk/on-behalf/callers': {
    allowed: agents,
    call: () => ({ path: '/api/desk/on-behalf/callers?search=0001' }),
  },
  'POST /api/desk/on-behalf': {
    allowed: agents,
    call: ({ requestType }) => ({
      body: {
        requestType,
        title: 'بسته نرسیده است',
        text: 'مشتری تلفنی گفت که بستهٔ هفتهٔ پیش نرسیده است.',
        mobile: '09121110000',
      },
    }),
  },
  'GET /api/desk/tickets/:code/joined': { allowed: department, call: atDesk('/joined') },
  'POST /api/desk/tickets/:code/merge': {
    allowed: department,
    call: (fixture) => atDesk('/merge', { other: fixture.secondCode })(fixture),
  },
  'POST /api/desk/tickets/:code/part': { allowed: department, call: atDesk('/part', {}) },
  'POST /api/desk/tickets/:code/split': {
    allowed: department,
    call: (fixture) =>
      atDesk('/split', {
        messages: [fixture.followUpId],
        title: 'موضوع دیگر',
        requestType: fixture.requestType,
      })(fixture),
  },
  'POST /api/desk/tickets/:code/link': {
    allowed: department,
    call: (fixture) => atDesk('/link', { other: fixture.secondCode })(fixture),
  },
  'POST /api/desk/tickets/:code/unlink': {
    allowed: department,
    call: (fixture) => atDesk('/unlink', { other: fixture.secondCode })(fixture),
  },
  'POST /api/desk/tickets/:code/join': {
    allowed: department,
    call: atDesk('/join', { mobile: '09121110000' }),
  },
  'POST /api/desk/tickets/:code/leave': {
    allowed: department,
    call: atDesk('/leave', { participant: 'any' }),
  },
  'POST /api/desk/tickets/:code/full-fact': {
    // Of those who see the ticket, the one who has the right: an admin has none by the role.
    allowed: ['agent'],
    call: ({ ticketCode }) => ({
      path: `/api/desk/tickets/${ticketCode}/full-fact`,
      body: { field: 'sheba' },
    }),
  },
  'POST /api/desk/tickets/:code/full-mobile': {
    allowed: ['agent'],
    call: ({ ticketCode }) => ({ path: `/api/desk/tickets/${ticketCode}/full-mobile`, body: {} }),
  },
  'GET /api/desk/report': { allowed: ['lead', 'admin'] },
  'POST /api/desk/tables': {
    allowed: ['lead', 'admin'],
    call: () => ({ body: { table: 'agents' } }),
  },
  'GET /api/desk/failed': { allowed: ['lead', 'admin'] },
  'POST /api/desk/failed/retry': {
    allowed: ['lead', 'admin'],
    call: () => ({ body: { ids: ['unknown'] } }),
  },
  'POST /api/desk/failed/discard': {
    allowed: ['lead', 'admin'],
    call: () => ({ body: { ids: ['unknown'] } }),
  },
  'GET /api/desk/budget': { allowed: ['lead', 'admin'] },
  'GET /api/desk/content': { allowed: ['lead', 'admin'] },
  'GET /api/desk/agents': { allowed: ['admin'] },
  'POST /api/desk/agents': {
    allowed: ['admin'],
    call: () => ({
      body: {
        ...{ name: 'رضا', mobile: '09359990001', role: 'agent', departments: ['technical'] },
        ...{ agency: null, rights: [] },
      },
    }),
  },
  'PUT /api/desk/agents/:id': { allowed: ['admin'], call: ofAgent('', { name: 'نامی دیگر' }) },
  'POST /api/desk/agents/:id/enable': { allowed: ['admin'], call: ofAgent('/enable') },
  'POST /api/desk/agents/:id/disable': { allowed: ['admin'], call: ofAgent('/disable') },
  'POST /api/desk/agents/:id/reset-factor': { allowed: ['admin'], call: ofAgent('/reset-factor') },
  'POST /api/desk/agents/:id/recovery-codes': {
    allowed: ['admin'],
    call: ofAgent('/recovery-codes'),
  },
  'POST /api/desk/agents/:id/unassign': { allowed: ['admin'], call: ofAgent('/unassign') },
  'POST /api/desk/second-factor': { allowed: agents, call: () => ({ body: { code: '000000' } }) },

  'GET /api/desk/tags': { allowed: leads },
  'POST /api/desk/tags': { allowed: leads, call: () => ({ body: { title: 'برچسبی جدید' } }) },
  'PUT /api/desk/tags/:id': {
    allowed: leads,
    call: ({ tagIds }) => ({ path: `/api/desk/tags/${tagIds[0]}`, body: { title: 'نامی دیگر' } }),
  },
  'PUT /api/desk/tags/:id/offered': {
    allowed: leads,
    call: ({ tagIds }) => ({
      ...{ path: `/api/desk/tags/${tagIds[0]}/offered`, body: { isOffered: false } },
    }),
  },
  'POST /api/desk/tags/:id/merge': {
    // Gone once the first of them has done it.
    allowed: ['lead'],
    call: ({ tagIds }) => ({
      ...{ path: `/api/desk/tags/${tagIds[1]}/merge`, body: { into: tagIds[2] } },
    }),
  },
  'GET /api/desk/close-reasons': { allowed: leads },
  'POST /api/desk/close-reasons': {
    allowed: leads,
    call: () => ({ body: { title: 'مشکل برطرف شد.' } }),
  },
  'PUT /api/desk/close-reasons/:id': {
    allowed: leads,
    call: ({ reasonIds }) => ({
      ...{ path: `/api/desk/close-reasons/${reasonIds[0]}`, body: { title: 'دلیلی دیگر' } },
    }),
  },
  'PUT /api/desk/close-reasons/:id/offered': {
    allowed: leads,
    call: ({ reasonIds }) => ({
      ...{ path: `/api/desk/close-reasons/${reasonIds[0]}/offered`, body: { isOffered: false } },
    }),
  },
  'PUT /api/desk/close-reasons/:id/place': {
    allowed: leads,
    call: ({ reasonIds }) => ({
      path: `/api/desk/close-reasons/${reasonIds[1]}/place`,
      body: { before: reasonIds[0] },
    }),
  },
  'GET /api/desk/blocked': { allowed: leads },
  'POST /api/desk/blocked': {
    allowed: leads,
    call: () => ({ body: { address: '09129990002', reason: 'پیام‌های تبلیغی' } }),
  },
  'DELETE /api/desk/blocked/:id': {
    // Lifted once the first of them has done it.
    allowed: ['lead'],
    call: ({ blockId }) => ({ path: `/api/desk/blocked/${blockId}` }),
  },
  'GET /api/desk/audit': { allowed: ['lead', 'admin'] },
  // Of admins, those who have the right to take lists out.
  'GET /api/desk/audit.csv': { allowed: ['admin'] },
  'POST /api/desk/tickets/:code/close': {
    allowed: department,
    call: atDesk('/close', { reason: 'حل شد.' }),
  },
  'GET /api/desk/tickets/:code/form': { allowed: department, call: atDesk('/form') },
  'POST /api/desk/tickets/:code/change': {
    allowed: department,
    call: atDesk('/change', { title: 'عنوانی دیگر' }),
  },
  'POST /api/desk/tickets/:code/snooze': {
    allowed: department,
    call: atDesk('/snooze', { day: '1405-09-20', reason: 'منتظر پاسخ بانک' }),
  },
  'POST /api/desk/tickets/:code/wake': { allowed: department, call: atDesk('/wake', {}) },
  'POST /api/desk/tickets/:code/reopen': {
    allowed: department,
    call: atDesk('/reopen', { reason: 'پول هنوز نرسیده است.' }),
  },
  'PUT /api/desk/tickets/:code/priority': {
    allowed: department,
    call: atDesk('/priority', { priority: 1 }),
  },
  'GET /api/desk/tickets/:code/choices': { allowed: department, call: atDesk('/choices') },
  'PUT /api/desk/tickets/:code/assignee': {
    allowed: department,
    call: atDesk('/assignee', { agent: null, note: 'هر که نوبت دارد بردارد.' }),
  },
  'PUT /api/desk/tickets/:code/tags': {
    allowed: department,
    call: atDesk('/tags', { tags: [], added: ['پیگیری تلفنی'] }),
  },
  'PUT /api/desk/away': { allowed: agents, call: () => ({ body: { away: false } }) },
  'POST /api/desk/tickets/:code/block': {
    allowed: department,
    call: atDesk('/block', { reason: 'پیام‌های تبلیغی' }),
  },
  'POST /api/desk/tickets/:code/unblock': { allowed: department, call: atDesk('/unblock', {}) },
  'POST /api/desk/bulk': {
    allowed: department,
    call: ({ ticketCode }) => ({
      body: {
        tickets: [{ code: ticketCode, version: 1 }],
        act: { kind: 'priority', priority: 1 },
      },
    }),
  },
  'POST /api/desk/presence/:code': {
    allowed: department,
    call: ({ ticketCode }) => ({
      path: `/api/desk/presence/${ticketCode}`,
      body: { isWriting: true },
    }),
  },
  // Its agent's alone.
  'POST /api/desk/held/:id/undo': {
    allowed: ['agent'],
    call: ({ heldId }) => ({ path: `/api/desk/held/${heldId}/undo`, body: {} }),
  },
  'POST /api/desk/held/:id/seen': {
    allowed: ['agent'],
    call: ({ heldId }) => ({ path: `/api/desk/held/${heldId}/seen`, body: {} }),
  },
  'POST /api/desk/attachments': { allowed: agents },
  'GET /api/desk/attachments/:id': {
    allowed: department,
    call: ({ attachmentId }) => ({ path: `/api/desk/attachments/${attachmentId}` }),
  },
  'POST /api/desk/alarms/seen': {
    allowed: ['lead', 'admin'],
    call: () => ({ body: { name: 'backup_failed', key: '' } }),
  },
  'GET /api/desk/closures': { allowed: agents },
  'POST /api/desk/closures': {
    allowed: ['admin'],
    call: () => ({ body: { from: '1405-09-05', to: '1405-09-05', title: 'آلودگی هوا' } }),
  },
  'DELETE /api/desk/closures/:id': {
    allowed: ['admin'],
    call: ({ closureId }) => ({ path: `/api/desk/closures/${closureId}` }),
  },

  'GET /requests': { open: 'the list of who asks, for guests the page as it is built' },
  'GET /requests/': { open: 'the same' },
  'GET /requests/:code': { open: 'a thread to its owner, to all others the page as it is built' },
  'GET /requests/:code/': { open: 'the same' },
  'POST /requests/:code/': {
    open: 'writes for its owner alone, and gives others their own words back',
  },
  'GET /api/requests': { allowed: customers },
  'GET /api/requests/:code': { allowed: owner, call: ofTicket('') },
  'POST /api/requests/:code/messages': {
    allowed: owner,
    call: ofTicket('/messages', { text: 'سلام' }),
  },
  'POST /api/requests/:code/new': {
    allowed: owner,
    call: ({ ticketCode, followUpId }) => ({
      path: `/api/requests/${ticketCode}/new`,
      body: { messageId: followUpId, title: 'موضوعی دیگر دارم' },
    }),
  },
  'POST /api/requests/:code/solved': { allowed: owner, call: ofTicket('/solved') },
  'POST /api/requests/:code/seen': { allowed: owner, call: ofTicket('/seen') },
  'POST /api/requests/:code/rating': { allowed: owner, call: ofTicket('/rating', { rating: 5 }) },
  'POST /api/requests/:code/participants': {
    allowed: owner,
    call: ofTicket('/participants', { mobile: '09121110000' }),
  },
  'DELETE /api/requests/:code/participants/:id': {
    allowed: owner,
    call: ofTicket('/participants/any'),
  },
  // Whoever takes part in it, which nobody of the fixture does.
  'POST /api/requests/:code/leave': { allowed: [], call: ofTicket('/leave') },
  'PUT /api/requests/:code/reply-channel': {
    allowed: owner,
    call: ofTicket('/reply-channel', { replyChannel: 'sms' }),
  },

  'GET /api/requests/:code/transcript.json': { allowed: owner, call: ofTicket('/transcript.json') },
  'GET /api/requests/:code/transcript.html': { allowed: owner, call: ofTicket('/transcript.html') },
  'GET /api/requests/:code/shares': { allowed: owner, call: ofTicket('/shares') },
  'POST /api/requests/:code/shares': { allowed: owner, call: ofTicket('/shares') },
  'DELETE /api/requests/:code/shares/:id': { allowed: owner, call: ofTicket('/shares/any') },
  'POST /api/transcripts/shared': {
    open: 'the words that an owner shared, to who holds the token of the link',
  },
  'GET /api/transcripts/keys': { open: 'public keys, to verify copies by' },
  'POST /api/transcripts/compare': {
    open: 'tells of the database only to who holds a signed copy',
  },
  'GET /api/requests/:code/files/:id': {
    allowed: owner,
    call: (fixture) => ofTicket(`/files/${fixture.attachmentId}`)(fixture),
  },
  'POST /api/requests/prove': { open: 'the way to a ticket by its code' },
  'POST /api/requests/:code/proof': { open: 'answers alike for every code, known or not' },

  'GET /api/contact/:type': {
    open: 'what the form shows of today; own tickets only to their owner',
  },
  'POST /api/contact': { open: 'anybody may ask' },
  'POST /api/contact/prove': { open: 'the proof that follows the form' },
  'POST /api/contact/proof': { open: 'another proof for the browser that filed' },
  'POST /api/contact/unproven': { open: 'the browser that filed goes without the proof' },
  'GET /contact/:type': { open: 'the form as it is built, with what waits to its own browser' },
  'GET /contact/:type/': { open: 'the same' },
  'POST /contact/:type/': { open: 'the form of a browser without scripts' },
  'GET /confirm/': { open: 'shows a button' },
  'POST /confirm/': { open: 'consumes a link that its holder alone has' },

  'POST /api/inbound': { open: 'mail servers, by signature: 404 without one' },

  'POST /api/attachments': { open: 'files of guests, bound to a form and swept after a day' },
  'DELETE /api/attachments/:id': { open: 'removes what its form token owns, nothing else' },
};
