import { objectsOfOthers } from './lib/contract-database.ts';
import { PlainFault, printFault, UsageFault } from './lib/plain-fault.ts';
import { withRemoteDatabase } from './lib/remote-database.ts';
import { runTestFile } from './lib/run-test-file.ts';

const usage = `npm run test:libsql -- URL [TOKEN]

URL is that of an empty remote database: libsql:, https: or http:.`;

/** Runs the contract of a remote database (docs/libsql.md) against a server of the owner's. */
async function main([url, token, ...others]: string[]): Promise<void> {
  if (!url || !/^(?:libsql|https?):\/\//.test(url) || others.length > 0)
    throw new UsageFault(usage);
  await refuseUnlessEmpty(url, token);
  console.log(`
  The contract is known to hold on the development server of this project alone. It has never been
  run on Turso or on sqld by those who wrote it: what fails below may be news to them.
`);
  await runTestFile(
    {
      project: 'sweeps',
      file: 'test/hrana/contract.test.ts',
      options: ['--testTimeout', '60000'],
    },
    { LIBSQL_CONTRACT_URL: url, LIBSQL_CONTRACT_TOKEN: token ?? '' },
  );
}

/** @throws PlainFault where the database cannot be read or holds anything already. */
async function refuseUnlessEmpty(url: string, token: string | undefined): Promise<void> {
  const objects = await withRemoteDatabase(
    { url, authToken: token },
    'The database cannot be read',
    objectsOfOthers,
  );
  if (objects.length > 0)
    throw new PlainFault(
      `The database is not empty, so nothing was changed in it. It holds ${objects.join(', ')}.`,
    );
}

await main(process.argv.slice(2)).catch(printFault);
