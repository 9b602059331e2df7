/** Counts the answers that one party got. */
export type Tally = ReturnType<typeof createTally>;

export function createTally() {
  const answers = new Map<string, number>();
  let requests = 0;
  let slowestMs = 0;
  return {
    answers,
    count(status: number, code: string | undefined, ms: number) {
      const name = code === undefined ? String(status) : `${status} ${code}`;
      answers.set(name, (answers.get(name) ?? 0) + 1);
      requests += 1;
      slowestMs = Math.max(slowestMs, ms);
    },
    requests: () => requests,
    slowestMs: () => slowestMs,
    /** How many answers had this status. */
    ofStatus: (status: number) =>
      [...answers].reduce(
        (sum, [name, count]) => sum + (Number.parseInt(name, 10) === status ? count : 0),
        0,
      ),
    /** Answers that say that the server is at fault; 503 is one with which it asks for patience. */
    faults: () =>
      [...answers]
        .filter(([name]) => name >= '500' && !name.startsWith('503'))
        .map(([name, count]) => `${count} × ${name}`),
  };
}
