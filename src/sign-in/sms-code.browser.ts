type OtpRequest = CredentialRequestOptions & { otp: { transport: ['sms'] } };

/**
 * Waits for the code of an SMS where the browser can read it (WebOTP); silent everywhere else.
 * Its last line names our host, so a browser hands it to nobody else.
 */
export function listenForSmsCode(onCode: (code: string) => void): () => void {
  if (!('OTPCredential' in window)) return () => {};
  const stop = new AbortController();
  const request: OtpRequest = { otp: { transport: ['sms'] }, signal: stop.signal };
  navigator.credentials
    .get(request)
    .then((credential) => {
      const { code } = (credential ?? {}) as { code?: string };
      if (code) onCode(code);
    })
    // No SMS came in time, or the person declined: typing works as before.
    .catch(() => {});
  return () => stop.abort();
}
