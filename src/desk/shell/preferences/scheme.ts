/** Light or dark; `device` follows the device. */
export type Scheme = 'device' | 'light' | 'dark';
