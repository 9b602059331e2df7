import type { ReportTable } from '#shared/contract/desk/report.ts';

/** URL of a table of the report, for spreadsheets. */
export const csvAddress = (table: ReportTable) => `/api/desk/report.csv?table=${table}`;
