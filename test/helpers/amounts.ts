import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** As `npm run test:long` runs them, not as `npm test` does. */
    isFullLength: boolean;
  }
}

/**
 * How many of something a test makes: all of them on Node and in `npm run test:long`, and fewer in workerd
 * otherwise, where each write crosses a network to its database and Node has shown the rest.
 */
export const amountOf = ({ all, inWorkerd }: { all: number; inWorkerd: number }): number =>
  navigator.userAgent.startsWith('Node') || inject('isFullLength') ? all : inWorkerd;
