import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startServer, until } from '../helpers/running-server.ts';

/** Linux answers on all of 127.0.0.0/8, so that 127.0.0.2 is an address that is not ours alone. */
const onLinux = it.runIf(process.platform === 'linux');

const canReach = (address: string, port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, address, () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

describe('R85 the server', () => {
  onLinux('listens to its own machine alone, under the name localhost too', async () => {
    const server = await startServer();
    expect(await canReach('127.0.0.1', server.port)).toBe(true);
    expect(await canReach('localhost', server.port)).toBe(true);
    expect(await canReach('127.0.0.2', server.port)).toBe(false);
    expect(server.output()).not.toMatch(/other machines|Warning|"alarm"/);
  });

  onLinux('listens where LISTEN_ADDRESS says, and warns of it', async () => {
    const server = await startServer({
      env: { LISTEN_ADDRESS: '0.0.0.0', TRUSTED_PROXY_COUNT: '1' },
    });
    expect(await canReach('127.0.0.2', server.port)).toBe(true);
    await until(() => server.output().includes('"event":"proxy_can_be_bypassed"'));
    expect(server.output()).toMatch(
      new RegExp(`Warning: It listens on 0\\.0\\.0\\.0:${server.port}.*TRUSTED_PROXY_COUNT=1`),
    );
    expect(server.output()).toMatch(/"level":"alarm","event":"proxy_can_be_bypassed"/);
  });

  it('ends with a sentence where the address is none of this machine', async () => {
    const server = await startServer({ env: { LISTEN_ADDRESS: '192.0.2.1' } });
    expect(await server.exit).toBe(1);
    expect(server.output()).toMatch(/LISTEN_ADDRESS.*192\.0\.2\.1/);
    expect(server.output()).not.toContain('at Server');
  });
});
