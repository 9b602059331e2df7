import { describe, expect, it } from 'vitest';
import { addressOf, placeIn } from '../../../src/desk/shell/place/place.ts';
import {
  preferencesIn,
  usualPreferences,
} from '../../../src/desk/shell/preferences/preferences.ts';

const at = (address: string) => placeIn(new URL(address, 'https://help.example'));

describe('addresses of the desk', () => {
  it.each([
    ['/desk/', { kind: 'list' }, {}],
    ['/desk/?view=closed&q=%D8%B3%D8%A8%D8%AF', { kind: 'list' }, { view: 'closed', q: 'سبد' }],
    ['/desk/7K3M-X9QP-2RTW/', { kind: 'thread', code: '7K3M-X9QP-2RTW' }, {}],
    [
      '/desk/7K3M-X9QP-2RTW/?department=financial',
      { kind: 'thread', code: '7K3M-X9QP-2RTW' },
      { department: 'financial' },
    ],
    ['/desk/closures/', { kind: 'admin', page: 'closures' }, {}],
    ['/desk/audit/', { kind: 'admin', page: 'audit' }, {}],
  ])('%s opens what it names, and is the address of that', (address, open, query) => {
    const place = at(address);
    expect(place).toEqual({ open, query });
    expect(addressOf(place)).toBe(address);
  });

  it('lead to the page where it is now', () => {
    expect(addressOf(at('/desk/sensitive-reads/'))).toBe('/desk/audit/');
  });

  it('leave out what the desk does not know', () => {
    expect(addressOf(at('/desk/?utm_source=sms&state=&q='))).toBe('/desk/');
    expect(at('/desk/%zz/').open).toEqual({ kind: 'thread', code: '%zz' });
  });
});

describe('preferences of a device', () => {
  it.each([
    [
      { density: 'compact', keys: false },
      { density: 'compact', keys: false },
    ],
    [{ density: 'huge' }, usualPreferences],
    ['compact', usualPreferences],
    [null, usualPreferences],
  ])('%j is read as %j', (stored, preferences) => {
    expect(preferencesIn(stored)).toEqual(preferences);
  });
});
