import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Services } from '../ports/services.ts';

type With = Pick<Services, 'config'>;

/** `__Host-` on https; on loopback http the bare name, for browsers refuse the prefix there. */
const fullName = ({ config }: With, name: string) =>
  config.isSecureOrigin ? `__Host-${name}` : name;

/** Sets an HttpOnly, SameSite=Lax, Path=/ cookie without Domain (R15). */
export function setSafeCookie(
  services: With,
  c: Context,
  name: string,
  value: string,
  maxAgeSeconds: number,
) {
  setCookie(c, fullName(services, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: services.config.isSecureOrigin,
    maxAge: maxAgeSeconds,
  });
}

/** The value of a cookie that `setSafeCookie` gave; undefined where the request has none. */
export const readSafeCookie = (services: With, c: Context, name: string): string | undefined =>
  getCookie(c, fullName(services, name));

/** Cookies that `setSafeCookie` gave and whose names begin with `prefix`: the rest of the name, and the value. */
export const listSafeCookies = (
  services: With,
  c: Context,
  prefix: string,
): { rest: string; value: string }[] => {
  const full = fullName(services, prefix);
  return Object.entries(getCookie(c)).flatMap(([name, value]) =>
    name.startsWith(full) ? [{ rest: name.slice(full.length), value }] : [],
  );
};

/** Takes a cookie back that `setSafeCookie` gave. */
export function dropSafeCookie(services: With, c: Context, name: string) {
  deleteCookie(c, fullName(services, name), { path: '/', secure: services.config.isSecureOrigin });
}
