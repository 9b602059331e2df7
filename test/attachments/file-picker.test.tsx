import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { FactField } from '#shared/forms/fact-field.tsx';
import { FilePicker } from '../../src/attachments/file-picker.browser.tsx';
import type { Uploads } from '../../src/attachments/uploads.browser.ts';

const uploads = {
  uploads: [],
  isBusy: false,
  fault: undefined,
  add: () => {},
} as unknown as Uploads;
const slip = {
  id: 'slip',
  type: 'files',
  label: 'تصویر فیش',
  required: true,
  maxFiles: 2,
} as const;

describe('the picker of files', () => {
  it('names itself, and says that it may be left out, where it is of the whole form', () => {
    const html = renderToString(<FilePicker offered uploaded={[]} uploads={uploads} />);
    expect(html).toContain('پیوست‌ها');
    expect(html).toContain('(اختیاری)');
  });

  it('has one name in a field of files: that of the field, with its own number of files', () => {
    const picker = <FilePicker of={slip} offered uploaded={[]} uploads={uploads} />;
    const html = renderToString(<FactField field={slip} files={picker} />);
    expect(html).not.toContain('پیوست‌ها');
    expect(html).not.toContain('(اختیاری)');
    expect(html).toContain('aria-label="تصویر فیش"');
    expect(html).toContain('تا ۲ فایل');
  });
});
