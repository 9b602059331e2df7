import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openHome } from '../helpers/running-home.ts';

/** Linux answers on all of 127.0.0.0/8, so that 127.0.0.2 is an address that is not ours alone. */
const onLinux = it.runIf(process.platform === 'linux');

const canReach = (address: string, port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, address, () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

describe('R85 the server', () => {
  onLinux('listens to its own machine alone, under the name localhost too', async () => {
    const home = await openHome();
    expect(await canReach('127.0.0.1', home.port)).toBe(true);
    expect(await canReach('localhost', home.port)).toBe(true);
    expect(await canReach('127.0.0.2', home.port)).toBe(false);
    expect(home.output()).not.toContain('other machines');
  });

  onLinux('listens where LISTEN_ADDRESS says, and warns of it', async () => {
    const home = await openHome({ env: { LISTEN_ADDRESS: '0.0.0.0', TRUSTED_PROXY_COUNT: '1' } });
    expect(await canReach('127.0.0.2', home.port)).toBe(true);
    expect(home.output()).toContain(`0.0.0.0:${home.port}`);
    expect(home.output()).toContain('TRUSTED_PROXY_COUNT');
  });

  it('says so where the address is none of this machine', async () => {
    const home = await openHome({ env: { LISTEN_ADDRESS: '192.0.2.1' } });
    expect(await home.exit).toBe(1);
    expect(home.output()).toMatch(/LISTEN_ADDRESS.*192\.0\.2\.1/);
    expect(home.output()).not.toContain('at Server');
  });
});
