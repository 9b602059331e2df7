import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { AddressForm } from '#shared/forms/proof-forms.tsx';

it.each([
  [true, false, 'با پیامک به همین شماره می‌آید'],
  [false, true, 'به همین ایمیل می‌آید'],
  [true, true, 'به همین شماره یا ایمیل می‌آید'],
])(
  'a form that takes a mobile (%s) or an e-mail (%s) says where the code comes to',
  (mobile, email, words) => {
    const form = renderToString(<AddressForm value="" withMobile={mobile} withEmail={email} />);
    expect(form).toContain(words);
    expect(form.match(/کد شش‌رقمی/g)).toHaveLength(1);
  },
);
