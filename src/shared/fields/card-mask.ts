/** What stands for the first twelve digits of a masked card. */
export const cardMask = 'xxxx-xxxx-xxxx-';
