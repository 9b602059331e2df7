import { type ProblemCode, problems } from '#shared/contract/problems.ts';

/** What a refusal carries beside its code. */
export type ProblemDetails = {
  /** One Persian sentence per input field, keyed by its name. */
  fields?: Record<string, string>;
  /** For limits: when a further try can succeed. */
  retryAfterSeconds?: number;
  /** Facts a screen needs to go on, such as the current state after a lost race. */
  facts?: Record<string, unknown>;
  /** In the place of the sentence of the table, where one has to name something. */
  sentence?: string;
};

/**
 * The one error that rules throw. The code names a row of `problems`, which has the HTTP status
 * and the Persian sentence; rules know neither.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status() {
    return problems[this.code].status;
  }

  get sentence(): string {
    return this.details.sentence ?? problems[this.code].message;
  }
}
