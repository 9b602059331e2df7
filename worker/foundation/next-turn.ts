/**
 * Resolves once what else waits had its turn. A database in this process answers without a turn of the event loop: long
 * work that never waits for anything else would hold up all other requests.
 */
export const nextTurn = (): Promise<void> => new Promise((wake) => setTimeout(wake));
