import { describe, expect, it } from 'vitest';
import { checkTyped } from '#shared/forms/check-typed.ts';
import { factsOfType } from '#shared/forms/facts-of-type.ts';
import { loadSettings } from '#shared/settings/load.ts';
import { publicSettings } from '#shared/settings/public.ts';
import settingsFile from '../../content/settings.json';
import { createTestApp } from '../helpers/app.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const settings = publicSettings(loadSettings(settingsFile));
const words = { title: goodRequest.title, text: goodRequest.text };
const order = { order: 'سفارش شماره ۷' };

/** A request type, what people type into its boxes, and what is stored. */
const taken: [string, Record<string, string>, Record<string, string>][] = [
  [
    'refund',
    { ...order, sheba: 'شبا: IR06/2960/0000/0010/0324/2000/01' },
    { order: '7', sheba: 'IR062960000000100324200001' },
  ],
  [
    'payment',
    {
      ...{ 'paid-on': '1405/09/01', 'paid-at': '10:30' },
      reference: 'شماره پیگیری: aB3/xY+9Zq==',
    },
    { reference: 'aB3/xY+9Zq==' },
  ],
  [
    'payment',
    { 'paid-on': 'دیشب ساعت ۱۱', reference: 'شماره پیگیری: 123456.' },
    { 'paid-on': '1405-09-02', 'paid-at': '23:00', reference: '123456' },
  ],
  [
    'payment',
    { 'paid-at': 'تاریخ و ساعت: 1405/09/01 10:30:22', reference: '123456' },
    { 'paid-on': '1405-09-01', 'paid-at': '10:30', reference: '123456' },
  ],
  [
    'invoice',
    { ...order, 'legal-id': 'شناسه ملی ۱۰۳۸۰۲۸۴۷۹۰', 'economic-number': '411111111111' },
    { order: '7', 'legal-id': '10380284790', 'economic-number': '411111111111' },
  ],
  [
    'invoice',
    { order: 'سفارش به شماره ۱۲۳۴۵ است.', 'economic-number': '112233445566 01' },
    { order: '12345', 'economic-number': '11223344556601' },
  ],
  [
    'download',
    { order: '#۱۲۳', email: 'Sara <sara＠example.com>' },
    { order: '123', email: 'sara@example.com' },
  ],
];

describe('numbers with the words and signs of receipts around them', () => {
  it.each(taken)(
    'of %s, %j, are taken alike by the form and by the API',
    async (type, facts, stored) => {
      const form = factsOfType(settings, type)!;
      const boxes = Object.entries(facts).map(([id, text]) => [`facts.${id}`, text]);
      const inForm = checkTyped(
        form,
        { ...words, ...Object.fromEntries(boxes), terms: 'yes' },
        { today: '1405-09-03', addresses: [], takesFiles: true },
      );
      expect(inForm.faults).toEqual({});
      expect(inForm.facts).toMatchObject(stored);

      const app = await createTestApp();
      const browser = await signedIn(app);
      const request = { ...goodRequest, requestType: type, facts };
      expect((await browser.post('/api/contact', request)).status).toBe(201);
      const [row] = (await app.client.execute('SELECT facts FROM tickets')).rows;
      expect(JSON.parse(String(row?.facts))).toMatchObject(stored);
    },
  );
});
