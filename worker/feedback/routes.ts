import { type Context, Hono } from 'hono';
import { type FeedbackInput, feedbackInput } from '#shared/contract/feedback.ts';
import { pages } from '#shared/contract/pages.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { renderDocument } from '../foundation/http/document.tsx';
import { input } from '../foundation/http/input.ts';
import { readForm } from '../foundation/http/read-body.ts';
import type { Services } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { feedbackPage } from './page.tsx';
import { giveFeedback, readArticles, readFeedbackAsAdmin } from './rules.ts';

/** What the script of an article sends. */
export const feedbackRoutes = (services: Services) =>
  new Hono<AppEnv>().post('/', input('json', feedbackInput), async (c) => {
    const given = c.req.valid('json');
    await articleOf(services, given.article);
    await give(services, c, given);
    return c.body(null, 204);
  });

/** The same by a plain form, which is answered with a page. */
export const feedbackPageRoutes = (services: Services) =>
  new Hono<AppEnv>().post(pages.feedback.path, async (c) => {
    const typed = await readForm(c);
    const asked = feedbackInput.safeParse(typed);
    const issues = asked.error?.issues ?? [];
    const fault = issues.find(({ path }) => path[0] === 'comment')?.message;
    if (!asked.success && (issues.length > 1 || typeof typed.comment !== 'string'))
      throw new Problem('bad_input');
    const given = (asked.data ?? typed) as FeedbackInput;
    const facts = await articleOf(services, given.article);
    if (asked.success) await give(services, c, asked.data);
    c.header('Cache-Control', 'no-store');
    const page = feedbackPage({ ...given, facts, fault });
    return c.html(await renderDocument(services, page), fault ? 422 : 200);
  });

/** What readers said, for admins. */
export const feedbackDeskRoutes = (services: Services) =>
  new Hono<AppEnv>().get('/feedback', async (c) => {
    const tokenHash = await readTokenHash(services, c, 'agent');
    return c.json(await readFeedbackAsAdmin({ ...services, db: c.var.db }, tokenHash));
  });

/** @throws Problem `not_found` where nobody is asked, or of no such article. */
async function articleOf(services: Services, id: string) {
  if (!services.settings.feedback.enabled) throw new Problem('not_found');
  const articles = await readArticles(services);
  if (!articles) throw new Problem('unavailable');
  const facts = Object.hasOwn(articles, id) ? articles[id] : undefined;
  if (!facts) throw new Problem('not_found');
  return facts;
}

const give = (services: Services, c: Context<AppEnv>, given: FeedbackInput) =>
  giveFeedback({ ...services, db: c.var.db }, given, {
    clientAddress: c.var.clientAddress,
    userAgent: c.req.header('User-Agent') ?? '',
  });
