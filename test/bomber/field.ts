import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';
import { onTestFinished } from 'vitest';
import type { Settings } from '#shared/settings/schema.ts';
import { foldersOf } from '../../worker/foundation/node/folders.node.ts';
import type { BuildManifest } from '../../worker/foundation/ports/build-manifest.ts';
import { startGateway } from '../fakes/gateway.ts';
import { kavenegarKey, kavenegarPanel } from '../fakes/kavenegar.ts';
import { startMailServer } from '../fakes/mail-server.ts';
import { freshBase, startServer } from '../helpers/running-server.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { type Client, createClient } from './client.ts';
import { type SeededRandom, seededRandom } from './random.ts';
import { createTally, type Tally } from './tally.ts';

const appSecret = 'the secret that the bomber gives to its own server';
/** Where alarms go. */
export const ownerAddress = 'owner@narenj.example';

/** One party of a run: an attack, or the honest people. */
export type Party = {
  name: string;
  tally: Tally;
  addresses: Addresses;
  /** A client without cookies at this address. */
  client(from: string): Client;
};

/** The server under attack, with what it sends and who takes part. */
export type Field = Awaited<ReturnType<typeof openField>>;

/** Of `/proc/PID/stat`, on Linux. */
const ticksPerSecond = 100;

const canonical = (receptor: string) => receptor.replace(/^0/, '+98');

const arrivesWithinMs = 10_000;

/** The newest of these codes, once there are more than `before`; undefined where none came in ten seconds. */
async function arrival(
  codes: () => readonly string[],
  before: number,
): Promise<string | undefined> {
  const until = performance.now() + arrivesWithinMs;
  while (codes().length <= before) {
    if (performance.now() > until) return undefined;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return codes().at(-1);
}

/** Opens a built server with a fresh database, a gateway, a mailbox for everybody, and settings of the scenario. */
export async function openField({
  seed,
  settings = () => {},
}: {
  seed: number;
  settings?: ((settings: Settings) => void) | undefined;
}) {
  const gateway = await startGateway(kavenegarPanel, { now: () => Date.now() });
  const mail = await startMailServer();
  const base = await freshBase();
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  const { built: manifest, data } = foldersOf(base);
  const built = JSON.parse(await readFile(manifest, 'utf8')) as BuildManifest;
  const ownSettings = built.settings as Settings;
  ownSettings.alarms = { receivers: [{ channel: 'email', to: ownerAddress, from: 'warning' }] };
  settings(ownSettings);
  await writeFile(manifest, JSON.stringify(built));

  const redirect = join(process.cwd(), 'test/faults/redirect-gateway.ts');
  const server = await startServer({
    base,
    env: {
      NODE_OPTIONS: `--import ${redirect}`,
      APP_SECRET: appSecret,
      TRUSTED_PROXY_COUNT: '1',
      SMS_PROVIDER: 'kavenegar',
      KAVENEGAR_API_KEY: kavenegarKey,
      KAVENEGAR_SENDER: '10004346',
      FAKE_KAVENEGAR: gateway.baseUrl,
      SMTP_URL: mail.url,
      MAIL_FROM: 'help@narenj.example',
    },
  });
  const parties: Party[] = [];

  return {
    appSecret,
    origin: server.origin,
    settings: ownSettings,
    server,
    gateway,
    mail,
    parties,
    random: seededRandom(seed) as SeededRandom,
    /** Somebody new in the run. */
    join(name: string): Party {
      const tally = createTally();
      const client = (from: string) => createClient(server.origin, { from, tally });
      const party = { name, tally, addresses: addressesOf(parties.length), client };
      parties.push(party);
      return party;
    },
    /** The numbers of this party, each as often as it got an SMS. */
    smsTo: ({ addresses }: Party) =>
      gateway.accepted.map(({ to }) => canonical(to)).filter((to) => addresses.owns(to)),
    /** The codes that this number was sent, oldest first. */
    codesTo: (mobile: string) =>
      gateway.accepted
        .filter(({ to, text }) => canonical(to) === mobile && /^\d{6}$/.test(text))
        .map(({ text }) => text),
    /** The codes that this mailbox was sent, oldest first. */
    mailedCodesTo: (address: string) =>
      mail.received
        .filter(({ envelope }) => envelope.to.includes(address))
        .flatMap(({ mail: { text = '' } }) => /\b\d{6}\b/.exec(text)?.[0] ?? []),
    arrival,
    /** Subjects of the mails about alarms, in their order. */
    ownerMails: () =>
      mail.received
        .filter(({ envelope }) => envelope.to.includes(ownerAddress))
        .map(({ mail: { subject = '' } }) => subject),
    /** Names of the alarms in the journal, in their order. */
    alarmsInJournal: () =>
      [...server.output().matchAll(/"level":"alarm","event":"(\w+)"/g)].map(
        ([, name = '']) => name,
      ),
    /** Seconds of CPU that the server has used; 0 where the system does not tell. */
    async cpuSeconds() {
      const text = await readFile(`/proc/${server.child.pid}/stat`, 'utf8').catch(() => '');
      const [user = 0, system = 0] =
        text.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
      return (user + system) / ticksPerSecond;
    },
    errorsInJournal: () =>
      server
        .output()
        .split('\n')
        .filter((line) => line.includes('"level":"error"')),
    /** A hand in the database beside the running server, as our commands have it. */
    withDatabase<T>(work: (db: Libsql.Database) => T): T {
      const db = new Libsql(join(data, 'pasokh.db'), { timeout: 5_000 });
      try {
        return work(db);
      } finally {
        db.close();
      }
    },
    stop: () => server.stop(),
  };
}
