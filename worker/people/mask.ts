import { showMobile } from '#shared/fields/mobile.ts';

/** Enough of an address for its owner to know it, too little for anybody else: «۰۹۱۲ ••• ۴۵۶۷». */
export function maskAddress(address: string): string {
  if (!address.includes('@')) return showMobile(address).replace(/ [۰-۹]+ /, ' ••• ');
  const [local = '', domain = ''] = address.split('@');
  return `${local.slice(0, 1)}•••@${domain}`;
}
