import { type Client, createClient, LibsqlError } from '@libsql/client/http';
import { PlainFault } from './plain-fault.ts';

export type RemoteDatabase = { url: string; authToken?: string | undefined };

/** Lends a client of a database behind HTTP. @throws PlainFault that begins with `failure` and says why. */
export async function withRemoteDatabase<T>(
  { url, authToken }: RemoteDatabase,
  failure: string,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  let client: Client | undefined;
  try {
    client = createClient({ url, ...(authToken && { authToken }) });
    return await use(client);
  } catch (fault) {
    throw new PlainFault(`${failure}: ${innermostReason(fault as Error)}`);
  } finally {
    client?.close();
  }
}

/** Drizzle wraps what the client says, and `fetch` what the network says. */
function innermostReason(fault: Error): string {
  let cause = fault;
  while (cause.cause instanceof Error && !(cause instanceof LibsqlError)) cause = cause.cause;
  return cause.message || (cause as NodeJS.ErrnoException).code || cause.name;
}
