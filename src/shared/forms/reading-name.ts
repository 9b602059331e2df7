/** Name of the radio buttons by which a form without scripts answers an ask; its values are `Reading.typed`. */
export const readingName = (name: string): string => `reading.${name}`;
