import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { freshDatabase } from '../helpers/database.ts';

const run = promisify(execFile);

it('R22 four processes at once get exactly what the limit allows', async () => {
  const { client, file } = await freshDatabase();
  const [calls, max] = [200, 150];
  const outputs = await Promise.all(
    [1, 2, 3, 4].map((own) =>
      run(process.execPath, [
        'test/foundation/charge-many.node.ts',
        file,
        String(calls),
        String(max),
        String(own),
      ]),
    ),
  );
  const passed = outputs.map(({ stdout }) => Number(stdout));
  expect(passed.reduce((sum, count) => sum + count, 0)).toBe(max);

  const { rows } = await client.execute(
    "SELECT sum(count) AS charged FROM rate_limits WHERE key LIKE 'own:%'",
  );
  expect(rows[0]?.charged).toBe(max);
});
