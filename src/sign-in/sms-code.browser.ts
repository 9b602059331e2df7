type OtpRequest = CredentialRequestOptions & { otp: { transport: ['sms'] } };

/**
 * Waits for the code of an SMS where the browser can read it (https://wicg.github.io/web-otp/); elsewhere
 * it does nothing. The last line of the SMS names our host, so browsers give it to no other site.
 */
export function listenForSmsCode(onCode: (code: string) => void): () => void {
  if (!('OTPCredential' in window)) return () => {};
  const stop = new AbortController();
  const request: OtpRequest = { otp: { transport: ['sms'] }, signal: stop.signal };
  navigator.credentials
    .get(request)
    .then((credential) => {
      const code = credential && 'code' in credential ? credential.code : undefined;
      if (typeof code === 'string' && code) onCode(code);
    })
    // No SMS came in time, or the person declined: typing works as before.
    .catch(() => {});
  return () => stop.abort();
}
