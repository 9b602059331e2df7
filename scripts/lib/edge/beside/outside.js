// Stands where the internet is for the worker under test: sends what a route names to loopback,
// lets the rest pass, and notes each subrequest and each socket.
import { connect } from 'cloudflare:sockets';

let taken = [];

export default {
  async fetch(request, { ROUTES }) {
    const url = new URL(request.url);
    if (url.hostname === 'taken.local') {
      const answer = Response.json(taken);
      taken = [];
      return answer;
    }
    taken.push({ kind: 'fetch', method: request.method, host: url.host, path: url.pathname });
    const origin = ROUTES[url.hostname];
    return origin
      ? fetch(new Request(origin + url.pathname + url.search, request))
      : fetch(request);
  },

  async connect(socket, { ROUTES }) {
    const { localAddress } = await socket.opened;
    taken.push({ kind: 'connect', method: '', host: localAddress, path: '' });
    const host = localAddress.replace(/:\d+$/, '');
    const server = connect(ROUTES[host]?.replace('tcp://', '') ?? localAddress);
    await Promise.all([
      socket.readable.pipeTo(server.writable),
      server.readable.pipeTo(socket.writable),
    ]);
  },
};
