/** These bytes in base64, on one line; for few of them, as each is an argument of a call. */
export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
