import type { SessionAnswer } from '#shared/contract/sign-in.ts';

/** The customer who is signed in. */
export type Customer = Extract<SessionAnswer, { signedIn: true }>;
