/** What `SMTP_URL` says: where the mail server is, how it is spoken to, and who we are there. */
export type SmtpServer = {
  /** Without the brackets of an IPv6 address. */
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS, where the server offers it. */
  secure: boolean;
  auth: { user: string; pass: string } | null;
};

/** The sentence that reports a wrong `SMTP_URL`. */
export const smtpRule = 'must look like smtps://user:password@mail.example.ir:465.';

/** Reads `smtps://user:password@host:465` or `smtp://…:587`; null where it is neither. */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return null;
  const secure = url.protocol === 'smtps:';
  const user = decode(url.username);
  const pass = decode(url.password);
  if (user === null || pass === null) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    auth: user ? { user, pass } : null,
  };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
