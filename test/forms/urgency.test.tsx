import { readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ContactForm } from '../../src/shared/forms/contact-form.tsx';
import { factsOfType } from '../../src/shared/forms/facts-of-type.ts';
import { loadSettings } from '../../src/shared/settings/load.ts';
import { publicSettings } from '../../src/shared/settings/public.ts';

const settings = loadSettings(JSON.parse(readFileSync('content/settings.json', 'utf8')));
const facts = factsOfType(publicSettings(settings), 'payment')!;
const tagOf = (props: { alive: boolean; urgency?: string }) => {
  const { alive, urgency } = props;
  const form = <ContactForm facts={facts} action="/x" alive={alive} typed={{ urgency }} />;
  return renderToString(form).match(/<details class="urgency"[^>]*>/)?.[0];
};

describe('the urgency of a request', () => {
  it('is one line with its value, and choices behind it', () => {
    const html = renderToString(<ContactForm facts={facts} action="/x" alive />);
    expect(html).toMatch(
      /<summary>فوریت: <b>[^<]+<\/b><span class="change"> · <span>تغییر<\/span>/,
    );
    expect(tagOf({ alive: true })).not.toMatch(/\bopen\b/);
  });

  it('is open where no script runs, and folded by the style alone until scripts come', () => {
    expect(tagOf({ alive: false })).toMatch(/\bopen\b/);
    expect(tagOf({ alive: false })).toContain('data-folding');
  });

  it('is never folded by the style where another than the usual one was chosen', () => {
    expect(tagOf({ alive: false, urgency: 'urgent' })).not.toContain('data-folding');
  });
});
