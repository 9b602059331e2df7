/** The data cannot be opened now; the message says to the owner why, and what to do. */
export class DataFault extends Error {
  override name = 'DataFault';
}
