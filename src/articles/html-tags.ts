/** Within a tag: what looks like its end inside the value of an attribute is none. */
export const attributesOfTag = '(?:"[^"]*"|[^"<>])*';

/** The value of an attribute, from what a tag holds, as it is written there; `''` where it has none. */
export const attributeOf = (name: string, attributes: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
