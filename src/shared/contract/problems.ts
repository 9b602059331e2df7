import * as texts from './texts/problems.ts';

/**
 * Every fault the API can answer with: its HTTP status and one Persian sentence that says what
 * happened and what to do now. Rules throw the code; nothing else decides a status or a text.
 */
export const problems = {
  // any request
  bad_input: {
    status: 422,
    message: texts.badInput,
  },
  unreadable_body: {
    status: 400,
    message: texts.unreadableBody,
  },
  body_too_large: {
    status: 413,
    message: texts.bodyTooLarge,
  },
  malformed_request: {
    status: 400,
    message: texts.malformedRequest,
  },
  request_too_slow: {
    status: 408,
    message: texts.requestTooSlow,
  },
  expectation_refused: {
    status: 417,
    message: texts.expectationRefused,
  },
  headers_too_large: {
    status: 431,
    message: texts.headersTooLarge,
  },
  foreign_origin: {
    status: 403,
    message: texts.foreignOrigin,
  },
  not_found: {
    status: 404,
    message: texts.notFound,
  },
  method_not_allowed: {
    status: 405,
    message: texts.methodNotAllowed,
  },
  unsupported_media: {
    status: 415,
    message: texts.unsupportedMedia,
  },
  too_many_requests: {
    status: 429,
    message: texts.tooManyRequests,
  },
  busy: {
    status: 503,
    message: texts.busy,
  },
  unavailable: {
    status: 503,
    message: texts.unavailable,
  },
  unexpected: {
    status: 500,
    message: texts.unexpected,
  },
  key_reused: {
    status: 422,
    message: texts.keyReused,
  },

  // proof of work
  work_needed: {
    status: 403,
    message: texts.workNeeded,
  },
  work_wrong: {
    status: 422,
    message: texts.workWrong,
  },
  work_expired: {
    status: 422,
    message: texts.workExpired,
  },
  work_spent: {
    status: 409,
    message: texts.workSpent,
  },

  // proofs
  code_wrong: {
    status: 422,
    message: texts.codeWrong,
  },
  code_expired: {
    status: 410,
    message: texts.codeExpired,
  },
  proof_needed: {
    status: 422,
    message: texts.proofNeeded,
  },
  sms_spent: {
    status: 429,
    message: texts.smsSpent,
  },
  email_spent: {
    status: 429,
    message: texts.emailSpent,
  },
  sms_paused: {
    status: 429,
    message: texts.smsPaused,
  },
  email_paused: {
    status: 429,
    message: texts.emailPaused,
  },
  link_expired: {
    status: 410,
    message: texts.linkExpired,
  },

  // sign-in
  sign_in_needed: {
    status: 401,
    message: texts.signInNeeded,
  },
  fresh_proof_needed: {
    status: 403,
    message: texts.freshProofNeeded,
  },
  identity_taken: {
    status: 409,
    message: texts.identityTaken,
  },
  email_not_offered: {
    status: 422,
    message: texts.emailNotOffered,
  },

  // tickets
  urgent_quota_spent: {
    status: 422,
    message: texts.urgentQuotaSpent,
  },
  move_refused: {
    status: 409,
    message: texts.moveRefused,
  },
  owner_only: {
    status: 403,
    message: texts.ownerOnly,
  },
  promise_open: {
    status: 409,
    message: texts.promiseOpen,
  },
  stale_version: {
    status: 409,
    message: texts.staleVersion,
  },
  act_held: {
    status: 409,
    message: texts.actHeld,
  },
  undo_late: {
    status: 409,
    message: texts.undoLate,
  },
  open_ticket_like_this: {
    status: 409,
    message: texts.openTicketLikeThis,
  },
  other_type_fits: {
    status: 422,
    message: texts.otherTypeFits,
  },
  too_many_shares: {
    status: 422,
    message: texts.tooManyShares,
  },

  // attachments
  files_not_offered: {
    status: 422,
    message: texts.filesNotOffered,
  },
  files_unavailable: {
    status: 503,
    message: texts.filesUnavailable,
  },
  file_type_refused: {
    status: 415,
    message: texts.fileTypeRefused,
  },
  file_too_large: {
    status: 413,
    message: texts.fileTooLarge,
  },
  image_too_large: {
    status: 413,
    message: texts.imageTooLarge,
  },
  too_many_files: {
    status: 422,
    message: texts.tooManyFiles,
  },
  file_quota_reached: {
    status: 422,
    message: texts.fileQuotaReached,
  },
} as const satisfies Record<string, { status: ProblemStatus; message: string }>;

type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 408
  | 409
  | 410
  | 413
  | 415
  | 417
  | 422
  | 429
  | 431
  | 500
  | 503;

/** The code by which scripts tell problems apart; codes are never renamed. */
export type ProblemCode = keyof typeof problems;

/** The one shape in which the API says that something went wrong. */
export type ProblemAnswer = {
  error: {
    code: ProblemCode;
    message: string;
    requestId: string;
    /** One sentence per input field, keyed by its name; a screen puts it beside the field. */
    fields?: Record<string, string>;
    /** Facts a screen needs to go on, such as the current state after a lost race. */
    facts?: Record<string, unknown>;
  };
};
