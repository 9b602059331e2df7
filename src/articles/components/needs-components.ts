import { components } from './components.ts';

const namesOf = (form: 'containerDirective' | 'textDirective') =>
  Object.keys(components)
    .filter((name) => components[name]?.form === form)
    .join('|');

/** Names of what `components.css` styles, as articles write them. */
const written = new RegExp(
  `:::(?:${namesOf('containerDirective')})\\b|:(?:${namesOf('textDirective')})\\[`,
);

/** Whether the Markdown of an article holds a component, so that its page loads their styles and script. */
export const needsComponents = (body: string): boolean => written.test(body);

const moving = /^:{3,}(?:figure|tabs)\b/m;

/** Whether the Markdown of an article holds a component that a script brings to life. */
export const needsComponentScripts = (body: string): boolean => moving.test(body);
