/** Names of what `components.css` styles, as articles write them. */
const written =
  /:::(?:steps|figure|decisions|tabs|try-first|contact-card|download)\b|:(?:ui|kbd)\[/;

/** Whether the Markdown of an article holds a component, so that its page loads their styles and script. */
export const needsComponents = (body: string): boolean => written.test(body);

const moving = /^:{3,}(?:figure|tabs)\b/m;

/** Whether the Markdown of an article holds a component that a script brings to life. */
export const needsComponentScripts = (body: string): boolean => moving.test(body);
