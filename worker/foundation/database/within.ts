import { DatabaseOutage } from './database-fault.ts';

/** The answer of a database. @throws DatabaseOutage where it takes longer; whoever asks waits no more then. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseOutage('TIME_LIMIT')), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
