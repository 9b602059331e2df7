import { pageUrl } from '#shared/contract/pages.ts';
import { send } from '#shared/forms/texts.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { printHours } from '../printed-hours.ts';
import * as texts from '../texts.ts';
import type { Component } from './component.ts';
import { element, text } from './elements.ts';

/**
 * `:::contact-card{department=…}`: a sentence of the editor's, then the hours of that department and the forms of
 * its request types. Without a department: the organisation's own site, form and usual hours.
 */
export const contactCard: Component = {
  form: 'containerDirective',
  attributes: ({ departments }) => ({ department: Object.keys(departments) }),
  faultsOf: ({ children }) =>
    children.length > 0 ? [] : ['needs a sentence between its lines, which says what to write for'],
  print({ children, attributes }, { settings }) {
    const { title, calendar, ways } = factsOf(attributes?.department ?? undefined, settings);
    const hours = settings.calendars[calendar];
    return element('section', { class: 'contact-card', 'aria-label': title }, [
      element('p', { class: 'contact-card-title' }, [text(title)]),
      ...children,
      ...(hours
        ? [
            element('p', { class: 'contact-card-hours' }, [
              text(texts.openingHours(printHours(hours))),
            ]),
          ]
        : []),
      element(
        'ul',
        { class: 'contact-card-ways', role: 'list' },
        ways.map(({ title: way, href }) =>
          element('li', {}, [element('a', { href }, [text(way)])]),
        ),
      ),
    ]);
  },
};

function factsOf(id: string | undefined, { brand, departments, requestTypes }: Settings) {
  const department = id === undefined ? undefined : departments[id];
  if (department) {
    const own = requestTypes.filter((type) => type.department === id);
    return {
      ...department,
      ways: own.map((type) => ({ title: type.title, href: pageUrl('contactType', type.id) })),
    };
  }
  const home = brand.home ? [{ title: brand.name, href: brand.home }] : [];
  return {
    title: texts.contactOf(brand.name),
    calendar: Object.values(departments)[0]?.calendar ?? '',
    ways: [{ title: send, href: pageUrl('contact') }, ...home],
  };
}
