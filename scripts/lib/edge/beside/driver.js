// Calls what no browser can call: the cron and the handler of Email Routing.
export default {
  async fetch(request, { WORKER, OUTSIDE }) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/taken') return OUTSIDE.fetch('http://taken.local/');
    if (pathname === '/scheduled') {
      const { outcome } = await WORKER.scheduled({ scheduledTime: new Date(), cron: '* * * * *' });
      return Response.json({ outcome });
    }
    let rejected = null;
    const forwards = [];
    const raw = new Uint8Array(await request.arrayBuffer());
    const mail = {
      from: searchParams.get('from'),
      to: searchParams.get('to'),
      raw: new Response(raw).body,
      rawSize: raw.byteLength,
      headers: new Headers(),
      setReject: (reason) => {
        rejected = reason;
      },
      forward: async (to) => {
        forwards.push(to);
        return { messageId: '<forwarded@test>' };
      },
    };
    let fault = null;
    try {
      await WORKER.email(mail);
    } catch (thrown) {
      fault = String(thrown);
    }
    // Calls of the mail's own functions travel behind the answer.
    await scheduler.wait(0);
    return Response.json({
      outcome: fault === null ? 'ok' : 'exception',
      fault,
      rejected,
      forwards,
    });
  },
};
