/** The picture of a page in previews; `''` is the home page. */
export const cardAddress = (id: string) => `/og/${id || 'index'}.png`;

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
