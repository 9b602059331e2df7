import type { Page } from 'playwright-core';

/** Something that an agent does at the desk. */
export type Interaction = {
  name: string;
  act(page: Page): Promise<unknown>;
};

const press = (name: string, ...keys: readonly string[]): Interaction => ({
  name,
  async act(page) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(betweenKeysMs);
    }
  },
});

const click = (name: string, button: string): Interaction => ({
  name,
  act: (page) => page.getByRole('button', { name: button }).first().click(),
});

const type = (name: string, text: string): Interaction => ({
  name,
  act: (page) => page.keyboard.type(text, { delay: betweenKeysMs }),
});

const betweenKeysMs = 130;

/** A round of work with the list, in the order in which each follows from the one before. */
export const interactions: readonly Interaction[] = [
  press('next row', 'KeyJ'),
  press('five rows on', 'KeyJ', 'KeyJ', 'KeyJ', 'KeyJ', 'KeyJ'),
  press('row before', 'KeyK'),
  press('select', 'KeyX'),
  press('select no more', 'KeyX'),
  press('open by key', 'Enter'),
  {
    name: 'open by click',
    act: (page) => page.locator('.desk-list a').nth(3).click(),
  },
  press('begin a reply', 'KeyR'),
  type('write', 'سلام، وقت به خیر'),
  press('leave the reply', 'Escape'),
  press('open the palette', 'Control+KeyK'),
  type('find in the palette', 'بست'),
  press('leave the palette', 'Escape'),
  click('open the filters', 'فیلترها'),
  click('close the filters', 'فیلترها'),
];
