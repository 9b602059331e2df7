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
  announcements: { text: string; href: string | null }[];
};
