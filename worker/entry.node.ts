import './foundation/node/private-umask.node.ts';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unsettledLunarYears, wordsOfUnsettledYear } from '#shared/settings/unsettled-years.ts';
import { ConfigFault, isLoopback } from './foundation/config.ts';
import { DataFault } from './foundation/data-fault.ts';
import { databaseFile } from './foundation/database/client/open-client.node.ts';
import { exposureWarnings } from './foundation/exposure.ts';
import {
  backUpTonight,
  nightlyWord,
  startNightlyBackups,
} from './foundation/node/backup/nightly-backup.node.ts';
import { type Folders, foldersOfBundle } from './foundation/node/folders.node.ts';
import { type NodeServer, startNodeServer } from './server.node.ts';

/** Opens the server that this bundle was built for, says where to look, and closes it when asked to end. */
async function main() {
  const bundle = fileURLToPath(import.meta.url);
  const folders = foldersOfBundle(bundle);
  const [, , word, databaseOfBackup] = process.argv;
  if (word === nightlyWord && databaseOfBackup)
    return await backUpTonight(dataPathsOf(folders, databaseOfBackup), new Date());
  const server = await startNodeServer(process.env, folders);
  printAddresses(server);
  warnOfExposure(server);
  if (server.hasOtherSecret) console.error(`  Warning: ${otherSecret}\n`);
  warnOfUnsettledYears(server);
  const database = databaseFile(server.config.database.url, folders.base);
  const stopBackups =
    database === null ? null : startNightlyBackups(bundle, database, server.services.log);
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stopBackups?.();
    console.log('  Finishing what is under way …');
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

const otherSecret =
  'APP_SECRET is not the one that this database was written with. Agents cannot sign in, and codes and links that were sent are void. Bring the former value back (data/secrets, or the environment) and start again; if it was changed on purpose: npm run secret:accept';

const dataPathsOf = ({ data, secrets }: Folders, database: string) => ({
  database,
  files: join(data, 'files'),
  secrets,
});

function printAddresses({ config, services, backup }: NodeServer) {
  const origin = config.publicOrigin;
  const terminal = config.sms.some(({ provider }) => provider === 'terminal');
  const lines = [
    '',
    `  Pasokh is open at ${origin}/`,
    `  Contact form      ${origin}/contact/`,
    `  The team's desk   ${origin}/desk/`,
    ...(terminal ? ['  No SMS provider is set: codes appear here, in this terminal.'] : []),
    ...(config.smtp || !isLoopback(origin)
      ? []
      : ['  No mail server is set: mails appear here, in this terminal.']),
    ...whoIsNotified(services),
    ...(backup ? [`  The database was migrated; the one before it is kept in ${backup}`] : []),
    '  Ctrl-C ends it.',
    '',
  ];
  console.log(lines.join('\n'));
}

/** To the terminal for who starts it, to the journal for who looks later. */
function warnOfExposure({ config, services }: NodeServer) {
  for (const { event, words } of exposureWarnings(config)) {
    console.error(`  Warning: ${words}\n`);
    const { listenAddress, port, trustedProxyCount } = config;
    services.log.alarm(event, { listenAddress, port, trustedProxyCount });
  }
}

/** The timer raises the alarm of the same name, for the desk and the receivers. */
function warnOfUnsettledYears({ services: { settings, clock } }: NodeServer) {
  for (const year of unsettledLunarYears(settings, clock.now()))
    console.error(`  Warning: ${wordsOfUnsettledYear(year)}\n`);
}

/** Nothing where somebody can be notified of alarms. */
function whoIsNotified({ settings: { alarms }, webhook }: NodeServer['services']): string[] {
  if (alarms.receivers.length === 0)
    return ['  No receiver of alarms is set: they stand in this journal and at the desk alone.'];
  const needsSecret = alarms.receivers.some(({ channel }) => channel === 'webhook') && !webhook;
  return needsSecret ? ['  ALARM_WEBHOOK_SECRET is missing: no webhook gets an alarm.'] : [];
}

/** A fault an owner can mend is printed in plain words; any other shows where it happened. */
function printFault(fault: unknown) {
  const { code, port, address } = fault as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (fault instanceof ConfigFault || fault instanceof DataFault)
    console.error(`\n  ${fault.message}\n`);
  else if (code === 'EADDRINUSE')
    console.error(
      `\n  Port ${port} is taken. End what listens there, or choose another: PORT=8788 npm start\n`,
    );
  else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')
    console.error(
      `\n  LISTEN_ADDRESS is ${address}, which is no address of this machine. Leave it out to listen on 127.0.0.1.\n`,
    );
  else console.error(fault);
  process.exitCode = 1;
}

await main().catch(printFault);
