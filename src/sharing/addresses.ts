/** Where all pictures for previews are. */
export const cardFolder = '/og/';

/** The picture of a page in previews; `''` is the home page. */
export const cardAddress = (id: string) => `${cardFolder}${id || 'index'}.png`;

/** The Markdown twin of a page, where https://llmstxt.org looks for it: the page's address has no file name. */
export const twinAddress = (id: string) => `/${id}/index.html.md`;

/** The newest answers, as RSS. */
export const feedAddress = '/feed.xml';

/**
 * The origin that shared addresses begin with: the first https address of those given that others can
 * reach; undefined where there is none.
 */
export function publicOrigin(addresses: readonly (string | undefined)[]): string | undefined {
  return addresses.find((address) => {
    if (!address?.startsWith('https://') || !URL.canParse(address)) return false;
    const { hostname } = new URL(address);
    return !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$|\.localhost$/.test(hostname);
  });
}
