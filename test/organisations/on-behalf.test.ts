import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { OnBehalfAnswer } from '#shared/contract/desk/on-behalf.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import { deskOf } from '../helpers/desk.ts';
import { signInAgent } from '../helpers/people.ts';
import { formOf, openOrganisation } from './organisation.ts';

const own = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...own.map((name) => `test/organisations/${name}/content`)];

describe.each(folders)('requests after a call at %s', (folder) => {
  it('are of every type, with the promise that the form gives', async () => {
    const app = await openOrganisation(
      JSON.parse(await readFile(`${folder}/settings.json`, 'utf8')),
    );
    for (const type of app.settings.requestTypes)
      for (const field of type.fields) field.required = false;
    const { browser } = await signInAgent(app, {
      mobile: '+989351000001',
      departments: Object.keys(app.settings.departments),
    });
    const agent = deskOf(browser);
    for (const { id } of app.settings.requestTypes) {
      const form = (await (
        await browser.get(`/api/desk/on-behalf/forms/${id}`)
      ).json()) as ContactFormModel;
      expect(form.type.id).toBe(id);
      const answer = await browser.post('/api/desk/on-behalf', {
        requestType: id,
        title: 'پیگیری تماس تلفنی مشتری',
        text: 'مشتری در تماس تلفنی گفت که درخواست پیشین او هنوز به نتیجه نرسیده است.',
        mobile: '09127654321',
        breakRules: true,
      });
      expect([id, answer.status, answer.ok ? '' : await answer.text()]).toEqual([id, 201, '']);
      const filed = (await answer.json()) as OnBehalfAnswer;
      const { promise, department } = await formOf(app.visitor(), id);
      expect([id, filed.promise, filed.department]).toEqual([id, promise.text, department]);
      expect(await agent.read(filed.code)).toMatchObject({ state: 'waiting', proven: false });
    }
  });
});
