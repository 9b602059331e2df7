// Loaded before the bundled server, for no setting gives a process another address of a gateway:
// what it would send to Kavenegar goes to the fake on loopback, byte for byte.
const fake = process.env.FAKE_KAVENEGAR;
const send = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (!fake || url.hostname !== 'api.kavenegar.com')
    throw new Error(`No test talks to ${url.hostname}.`);
  return send(new URL(url.pathname + url.search, fake), init);
};
