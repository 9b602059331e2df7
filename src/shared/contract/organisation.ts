/** `GET /api/now`: makes what built pages say of today exact. */
export type PublicNow = {
  /** Epoch milliseconds of the server's clock. */
  now: number;
  promises: {
    requestType: string;
    department: string;
    dueAt: number;
    /** «دوشنبه ۳ آذر، ساعت ۱۷», to stand after «پاسخ تا». */
    text: string;
    /** «۱ روز کاری» */
    rule: string;
  }[];
  /** By what codes and notices leave now; a channel that cannot deliver is not offered (R71). */
  channels: readonly ('sms' | 'email')[];
  /** By what no code for a browser that has proven nothing leaves until midnight: its share of the day is spent. */
  spent: readonly ('sms' | 'email')[];
  announcements: { text: string; href: string | null }[];
};
