/** Key in this browser's storage under which the draft of a request type is kept; drafts live on under it, so it never changes. */
export const draftKeyOf = (typeId: string): string => `pasokh-draft-${typeId}`;
