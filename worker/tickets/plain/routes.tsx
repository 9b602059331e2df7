import { type Context, Hono } from 'hono';
import type { ComponentChildren } from 'preact';
import { pages, pageUrl } from '#shared/contract/pages.ts';
import * as ticketTexts from '#shared/contract/texts/tickets.ts';
import { replyInput } from '#shared/contract/tickets.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { isDatabaseDown } from '../../foundation/database/database-fault.ts';
import { wantsDocument } from '../../foundation/http/answer-faults.tsx';
import type { AppEnv } from '../../foundation/http/app-env.ts';
import { renderPlainSlot } from '../../foundation/http/document.tsx';
import { readForm } from '../../foundation/http/read-body.ts';
import { makeToken } from '../../foundation/ports/random.ts';
import type { RequestContext, Services } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { kickOutbox } from '../../notifications/delivery/deliver.ts';
import { readRequester, readTrackingCode } from '../browser.ts';
import { solveTicket } from '../moves/change.ts';
import * as texts from '../texts.ts';
import { replyToTicket } from '../thread/reply.ts';
import { listMine, readThread } from '../thread/thread.ts';
import { PlainList, type PlainReply, PlainThread, ReplyForm } from './thread-page.tsx';

// The pages of requests for readers without scripts: the server puts the thread into the built page for a session
// that may read it. Everybody else gets them as they are built, with the same status (R31).

const shell = pageUrl('request', 'shell');
const retryAfterSeconds = 15;

/** The pages of requests, read and answered without scripts. */
export function plainThreadRoutes(services: Services) {
  const contextOf = (c: Context<AppEnv>): RequestContext => ({ ...services, db: c.var.db });
  const newKey = () => makeToken(services.randomBytes, 16);
  const show = async (
    c: Context<AppEnv>,
    path: string,
    main: ComponentChildren | null,
    status = 200,
  ) => {
    c.header('Cache-Control', 'private, no-store');
    c.header('Vary', 'Cookie');
    const page = main === null ? null : { title: ticketTexts.pageTitle, main };
    return c.html(await renderPlainSlot(services, path, page), status as 200);
  };

  const showThread = async (c: Context<AppEnv>, reply: PlainReply, status?: number) => {
    const thread = await readThread(
      contextOf(c),
      await readRequester(services, c),
      readTrackingCode(c),
      null,
    );
    const now = services.clock.now();
    return show(c, shell, thread && <PlainThread {...{ thread, now, reply }} />, status);
  };

  /** The page as it is built answers what may not be read, and, for scripts to try again, what cannot be just now. */
  const orAsBuilt = (c: Context<AppEnv>, path: string, shown: Promise<Response>) =>
    shown.catch((fault: unknown) => {
      if (fault instanceof Problem && fault.status < 500) return show(c, path, null);
      if (!wantsDocument(c.req.path, c.req.header('Accept')) || !isDatabaseDown(fault)) throw fault;
      c.header('Retry-After', String(retryAfterSeconds));
      return show(c, path, null, 503);
    });

  return new Hono<AppEnv>()
    .on('GET', ['/requests', '/requests/'], (c) =>
      orAsBuilt(
        c,
        pages.requests.path,
        (async () => {
          const tickets = await listMine(contextOf(c), await readRequester(services, c));
          const now = services.clock.now();
          return show(c, pages.requests.path, <PlainList {...{ tickets, now }} />);
        })(),
      ),
    )
    .on('GET', ['/requests/:code', '/requests/:code/'], (c) =>
      orAsBuilt(c, shell, showThread(c, { key: newKey() })),
    )
    .post('/requests/:code/', async (c) => {
      const form = await readForm(c);
      const typed = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
      const requester = await readRequester(services, c);
      try {
        const code = readTrackingCode(c);
        if (typed('solved') === 'yes') {
          await solveTicket(contextOf(c), requester, code);
          return c.redirect(pageUrl('request', c.req.param('code')), 303);
        }
        const { data, error } = replyInput.safeParse({ text: typed('text') });
        if (!data)
          throw new Problem('bad_input', { fields: { text: faultOf(typed('text'), error) } });
        const key = /^[\w-]{10,64}$/.test(typed('key')) ? typed('key') : newKey();
        const answer = await replyToTicket(contextOf(c), requester, code, { ...data, key });
        services.afterResponse(() => kickOutbox(services));
        const anchor = answer.messageId === null ? '' : `#m-${answer.messageId}`;
        return c.redirect(`${pageUrl('request', answer.code)}${anchor}`, 303);
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.status >= 500) throw fault;
        return await showFault(c, fault, typed);
      }
    });

  /** The page again with what was typed, whatever was wrong with it. */
  async function showFault(c: Context<AppEnv>, fault: Problem, typed: (name: string) => string) {
    const isKept = fault.code !== 'key_reused';
    const reply = {
      key: isKept ? typed('key') : newKey(),
      text: typed('text'),
      fault: fault.details.fields?.text ?? fault.sentence,
    };
    try {
      return await showThread(c, reply, fault.status);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status >= 500) throw thrown;
      const code = c.req.param('code') ?? '';
      return await show(
        c,
        shell,
        <ReplyForm code={code} reply={{ ...reply, fault: reasonOf(thrown) }} />,
        thrown.status,
      );
    }
  }
}

const reasonOf = ({ code, sentence }: Problem) =>
  code === 'sign_in_needed' ? texts.sessionOver : sentence;

const faultOf = (text: string, error: { issues: { message: string }[] } | undefined): string =>
  isBlank(text)
    ? ticketTexts.emptyMessage
    : (error?.issues[0]?.message ?? ticketTexts.emptyMessage);
