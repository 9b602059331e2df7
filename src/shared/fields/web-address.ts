/** Longer ones are never typed, and hide where they lead. */
const longest = 2_000;

/** Scheme, host with port, and the rest: `https`, `a.example:8080`, `/b?c`. */
const parts = /^(https?):\/\/([^/?#]+)([/?#].*)?$/is;

/** What moves or hides what stands beside it; joiners of Persian words may stand behind the host. */
const misleading = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const plainHost = /^[a-z0-9._~:[\]-]+$/i;
/** Letters of Persian words alone, with an ending such as `.ir`; look-alikes of other scripts are none. */
const persianHost =
  /^(?:[ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی0-9-]+\.)+(?:[a-z]+|[ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی]+)(?::\d+)?$/;

/** An address that may become a link, and how it is shown. */
export type WebAddress = { href: string; shown: string };

/**
 * Reads an http(s) address that a person wrote. Null where it names a user or is made to be read as another
 * one: `https://good.ir@evil.ir`, backslashes, hidden marks. `shown` is as it was written, or with the host
 * that a browser would open where that differs: look-alike letters of other scripts show as `xn--…`.
 */
export function readWebAddress(written: string): WebAddress | null {
  const [, scheme = '', authority = '', rest = ''] = parts.exec(written) ?? [];
  if (authority === '' || written.length > longest) return null;
  if (/[@\\]/.test(authority) || rest.includes('\\') || misleading.test(written)) return null;
  const url = parseUrl(written);
  if (!url) return null;
  if (isShownAsItIs(authority, rest, url)) return { href: written, shown: written };
  const real = `${scheme.toLowerCase()}://${url.host}${rest}`;
  return { href: real, shown: real };
}

/** `URL.parse` is younger than the browsers that pages are made for. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function isShownAsItIs(authority: string, rest: string, url: URL): boolean {
  if (plainHost.test(authority)) return withoutDefaultPort(authority, url) === url.host;
  // Text from right to left on both sides of a slash would change places.
  return persianHost.test(authority) && !/[^\p{ASCII}]/u.test(rest);
}

const withoutDefaultPort = (authority: string, { protocol }: URL) =>
  authority.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
