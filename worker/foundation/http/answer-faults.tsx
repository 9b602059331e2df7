import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';
import { homePage } from '#shared/contract/texts/actions.ts';
import { isDatabaseDown } from '../database/database-fault.ts';
import type { Services } from '../ports/services.ts';
import { Problem } from '../problem.ts';
import * as texts from '../texts.ts';
import type { AppEnv } from './app-env.ts';
import { renderDocument } from './document.tsx';

const retryAfterOutageSeconds = 15;

/**
 * The one place where a fault becomes an answer: `{ error: { code, message, requestId, fields? } }`,
 * or a page where a person's browser asks for a document.
 */
export function answerFaults(services: Pick<Services, 'log' | 'asset'>) {
  return (fault: Error, c: Context<AppEnv>) => {
    const problem = asProblem(fault);
    if (problem.status >= 500 && problem.code !== 'busy')
      services.log.error(`answered_${problem.code}`, fault, { requestId: c.var.requestId });
    return wantsDocument(c.req.path, c.req.header('Accept'))
      ? answerPage(services, c, problem)
      : answerProblem(c, problem);
  };
}

/** Whether a page is the answer to this path and `Accept`: a person's browser asks for a document. */
export const wantsDocument = (path = '', accept = ''): boolean =>
  !path.startsWith('/api/') && accept.includes('text/html');

const FaultMain = ({ sentence }: { sentence: string }) => (
  <>
    <h1 id="_top">{texts.notDone}</h1>
    <p class="lead">{sentence}</p>
    <p>
      <a class="button button-quiet" href="/">
        {homePage}
      </a>
    </p>
  </>
);

/** The same sentence as a page in the site's shell, with a link to the first page. */
async function answerPage(
  services: Pick<Services, 'asset'>,
  c: Context<AppEnv>,
  problem: Problem,
): Promise<Response> {
  setFaultHeaders(c, problem);
  // The shell may be what cannot be read just now; a plain page takes its place.
  const asset = (path: string) => services.asset(path).catch(() => null);
  const page = await renderFaultPage({ asset }, sentenceOnPage(c, problem));
  return c.html(page, problem.status as ContentfulStatusCode);
}

/** The HTML of a page that says one sentence about what went wrong. */
export const renderFaultPage = (services: Pick<Services, 'asset'>, sentence: string) =>
  renderDocument(services, { title: texts.notDone, main: <FaultMain sentence={sentence} /> });

/** The common sentence speaks to whoever still has the form in view; a page of its own has taken its place. */
function sentenceOnPage({ req }: Context<AppEnv>, { code, sentence }: Problem): string {
  const isPost = req.method === 'POST';
  // A reload posts the same form again.
  if (code === 'busy' && isPost) return texts.busy;
  if (code === 'body_too_large' && isPost) return texts.bodyTooLarge;
  if (code !== 'unavailable') return sentence;
  return isPost ? texts.cannotSave : texts.cannotShow;
}

function setFaultHeaders(c: Context<AppEnv>, { details: { retryAfterSeconds } }: Problem) {
  if (retryAfterSeconds !== undefined)
    c.header('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  c.header('Cache-Control', 'no-store');
}

function answerProblem(c: Context<AppEnv>, problem: Problem) {
  setFaultHeaders(c, problem);
  const answer = problemAnswer(problem, c.var.requestId ?? '');
  return c.json(answer, problem.status as ContentfulStatusCode);
}

/** The one shape in which a problem is answered. */
export function problemAnswer(problem: Problem, requestId: string): ProblemAnswer {
  const { fields, facts } = problem.details;
  return {
    error: {
      code: problem.code,
      message: problem.sentence,
      requestId,
      ...(fields && { fields }),
      ...(facts && { facts }),
    },
  };
}

function asProblem(fault: Error): Problem {
  if (fault instanceof Problem && fault.code !== 'unavailable') return fault;
  if (fault instanceof Problem || isDatabaseDown(fault))
    return new Problem('unavailable', { retryAfterSeconds: retryAfterOutageSeconds });
  if (fault instanceof HTTPException) return new Problem(codeOfStatus(fault.status));
  return new Problem('unexpected');
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 413) return 'body_too_large';
  if (status === 404) return 'not_found';
  return status < 500 ? 'bad_input' : 'unexpected';
}
