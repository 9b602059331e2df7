/** A body before it is sent; `type` null names none. One of bytes has them as Latin-1. */
export type Body = { type: string | null; text: string; isBytes?: boolean };
