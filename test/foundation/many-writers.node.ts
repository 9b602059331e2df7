import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';

/** A process of its own that keeps 16 batches waiting at any moment and says which were answered, until it is killed. */
const [file = '', name = ''] = process.argv.slice(2);
const client = openEmbeddedClient(file);
const writeOn = async (lane: number) => {
  for (let i = 0; ; i++) {
    const key = `${name}:${lane}:${i}`;
    const insert = (of: string) => ({
      sql: "INSERT INTO rate_limits VALUES (?, 1, 1, '')",
      args: [of],
    });
    await client.batch([insert(key), insert(`${key}:twin`)], 'write');
    process.stdout.write(`${key}\n`);
  }
};
await Promise.all(Array.from({ length: 16 }, (_, lane) => writeOn(lane)));
