// The time of an answer once it is known: the script on every page needs no other text.

export const answerBy = (time: string) => `تا ${time}`;
