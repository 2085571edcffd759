import { IMPORT_REPORT_HEADER, type ImportReportRow } from '../../../../shared/messages/import-report.ts'
import { writeCsv } from '../../csv.ts'

/** The report as a CSV file. Line numbers stay numbers. */
export function writeImportReport(rows: readonly ImportReportRow[]): string {
  return writeCsv([[...IMPORT_REPORT_HEADER], ...rows])
}
