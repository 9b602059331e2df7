import { describe, expect, it } from 'vitest';
import { makeToken, systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { pictures } from '../attachments/pictures.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const picture = pictures.png;

async function upload(browser: Browser, formToken: string) {
  const answer = await browser.send('/api/desk/attachments', {
    method: 'POST',
    headers: { 'Form-Token': formToken, 'File-Name': encodeURIComponent('رسید.png') },
    body: new Uint8Array(picture),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

describe('files at the desk', () => {
  it('go with a reply, and only agents within reach get them there', async () => {
    const { app, code, agent } = await openDesk();
    const formToken = makeToken(systemRandomBytes, 16);
    const id = await upload(agent.browser, formToken);
    const sent = await agent.act(code, 'reply', { text: 'رسید', attachments: [id], formToken });
    expect(sent.status).toBe(201);
    expect((await agent.read(code)).messages.at(-1)?.attachments).toMatchObject([
      { id, name: 'رسید.png', type: 'image/png', removed: false },
    ]);
    const served = await agent.browser.get(`/api/desk/attachments/${id}`);
    expect(served.headers.get('Content-Disposition')).toContain('attachment;');
    expect(served.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
    const outsider = await agentAt(app, { departments: ['financial'] });
    expect(await problemOf(outsider.browser.get(`/api/desk/attachments/${id}`))).toBe('not_found');
  });

  it('are refused to another form, and then nothing of the reply is kept', async () => {
    const { app, code, agent } = await openDesk();
    const id = await upload(agent.browser, makeToken(systemRandomBytes, 16));
    const reply = { text: 'رسید', attachments: [id], formToken: makeToken(systemRandomBytes, 16) };
    expect(await problemOf(agent.act(code, 'reply', reply))).toBe('bad_input');
    expect((await agent.read(code)).messages).toHaveLength(1);
    expect(app.texts).toEqual([]);
  });

  it('are served to nobody before a reply takes them', async () => {
    const { agent } = await openDesk();
    const id = await upload(agent.browser, makeToken(systemRandomBytes, 16));
    expect(await problemOf(agent.browser.get(`/api/desk/attachments/${id}`))).toBe('not_found');
  });
});
