// Anybody can write one mailbox in many ways.

const hostOf = (address: string) => {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return host === 'googlemail.com' ? 'gmail.com' : host;
};

/**
 * The mailbox behind an address in lower case, one for all its spellings: what follows `+` is a tag nearly
 * everywhere, and Gmail reads no dots. What is no e-mail address stays as it is.
 */
export function mailboxOf(address: string): string {
  if (!address.includes('@')) return address;
  const host = hostOf(address);
  const [box = ''] = address.slice(0, address.lastIndexOf('@')).split('+');
  return `${host === 'gmail.com' ? box.replaceAll('.', '') : box}@${host}`;
}
