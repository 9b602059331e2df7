import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Files } from '../../src/attachments/file-list.browser.tsx';
import { reduceUploads, type UploadEvent } from '../../src/attachments/upload-list.ts';
import type { Uploads } from '../../src/attachments/uploads.browser.ts';
import { noUploads } from '../../src/pages/_design/upload-data.ts';

const added = { kind: 'added', key: 1, name: 'a.png' } as const;

const shown = (...events: UploadEvent[]) => listOf({ uploads: events.reduce(reduceUploads, []) });
const listOf = (parts: Partial<Uploads>, uploaded: { id: string; name: string }[] = []) =>
  renderToString(
    <Files
      name="files"
      uploaded={uploaded.map((file) => ({ ...file, byteCount: 1 }))}
      uploads={{ ...noUploads, ...parts }}
    />,
  );

describe('a file that did not arrive', () => {
  it('says why and can only be removed, where it was refused for what it is', () => {
    const html = shown(added, { kind: 'failed', key: 1, fault: 'بزرگ است.', isRefused: true });
    expect(html).toContain('بزرگ است.');
    expect(html).toContain('>حذف</button>');
    expect(html.match(/<button/g)).toHaveLength(1);
  });

  it('is named by each of its buttons, as other rows have the same ones', () => {
    const failed = { kind: 'failed', key: 1, fault: 'بزرگ است.' } as const;
    const namesOf = (html: string) =>
      [...html.matchAll(/<button[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(namesOf(shown(added, { ...failed, isRefused: true }))).toEqual(['حذف a.png']);
    expect(namesOf(shown(added, failed))).toEqual(['تلاش دوباره: ارسال a.png', 'حذف a.png']);
  });

  it('can be sent again or removed, where the way to the server failed', () => {
    const html = shown(added, { kind: 'failed', key: 1, fault: 'ارسال نشد.' });
    expect(html).toContain('ارسال نشد.');
    expect(html.match(/<button/g)).toHaveLength(2);
    expect(html).not.toContain('>حذف</button>');
  });
});

describe('a photo among the files', () => {
  it('is shown small while it is sent and once it has arrived, and not where it failed', () => {
    const drawn = { kind: 'drawn', key: 1, preview: 'blob:x' } as const;
    expect(shown(added, drawn)).toContain('src="blob:x"');
    expect(shown(added, drawn, { kind: 'failed', key: 1, fault: 'x' })).not.toContain('<img');
    const previews = new Map([['7', 'blob:y']]);
    expect(listOf({ previews }, [{ id: '7', name: 'a.png' }])).toContain('src="blob:y"');
    expect(listOf({ previews }, [{ id: '8', name: 'b.pdf' }])).not.toContain('<img');
  });
});
