/** Gives the memory of bytes back at once, before any collector runs. What shares its memory with others keeps it. */
export function freeBytes({ buffer, byteLength }: Uint8Array) {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}
