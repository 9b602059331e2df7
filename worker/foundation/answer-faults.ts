import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ProblemAnswer, ProblemCode } from '#shared/contract/problems.ts';
import { isDatabaseDown } from './database-fault.ts';
import { Problem } from './problem.ts';
import type { AppEnv } from './request-context.ts';
import type { Services } from './services.ts';

const retryAfterOutageSeconds = 15;

/** The one place where a fault becomes an answer: `{ error: { code, message, requestId, fields? } }`. */
export function answerFaults({ log }: Pick<Services, 'log'>) {
  return (fault: Error, c: Context<AppEnv>) => {
    const problem = asProblem(fault);
    if (problem.status >= 500)
      log.error(`answered_${problem.code}`, fault, { requestId: c.var.requestId });
    return answerProblem(c, problem);
  };
}

export function answerProblem(c: Context<AppEnv>, problem: Problem) {
  const { fields, facts, retryAfterSeconds } = problem.details;
  if (retryAfterSeconds !== undefined)
    c.header('Retry-After', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  c.header('Cache-Control', 'no-store');
  const answer: ProblemAnswer = {
    error: {
      code: problem.code,
      message: problem.sentence,
      requestId: c.var.requestId ?? '',
      ...(fields && { fields }),
      ...(facts && { facts }),
    },
  };
  return c.json(answer, problem.status as ContentfulStatusCode);
}

function asProblem(fault: Error): Problem {
  if (fault instanceof Problem) return fault;
  if (isDatabaseDown(fault))
    return new Problem('unavailable', { retryAfterSeconds: retryAfterOutageSeconds });
  if (fault instanceof HTTPException) return new Problem(codeOfStatus(fault.status));
  return new Problem('unexpected');
}

function codeOfStatus(status: number): ProblemCode {
  if (status === 413) return 'body_too_large';
  if (status === 404) return 'not_found';
  return status < 500 ? 'bad_input' : 'unexpected';
}
