// Words that name a body of people by themselves: «نمایندگی شمال» needs no «واحد» before it.
const bodies = /^(?:واحد|بخش|دفتر|تیم|گروه|نمایندگی|شعبه|شعبهٔ|ادارهٔ?|مرکز|میز|شرکت|باشگاه)\s/;

/** A department in a sentence: «واحد مالی», but «نمایندگی شمال». */
export function nameDepartment(title: string): string {
  return bodies.test(title) ? title : `واحد ${title}`;
}
