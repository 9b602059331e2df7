/** What an SMS and a mail carry that proves something, by the names that requests have for it. */
export function secretsIn(sms = '', mail = ''): Record<string, string> {
  const code = /#(\d{6})/.exec(sms)?.[1];
  const [, proof, token] = /[?&]proof=([\w-]+)&token=([\w-]+)/.exec(mail) ?? [];
  return {
    ...(code && { 'sms-code': code }),
    ...(proof && { 'link-proof': proof }),
    ...(token && { 'link-token': token }),
  };
}
