import type { ReportTable } from '#shared/contract/desk/report.ts';
import { answerOf, api } from '../../api/client.browser.ts';
import { used } from '../desk-api.browser.ts';

/** How the desk does. @throws ApiFault */
export const readReport = () => used(answerOf(api.desk.report.$get()));

/** URL of a table of the report, for spreadsheets. */
export const csvAddress = (table: ReportTable) => `/api/desk/report.csv?table=${table}`;
