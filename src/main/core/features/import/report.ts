import type { ImportReportRow } from '../../../../shared/messages/import-report.ts'
import { writeCsv } from '../../csv.ts'
import { words } from '../../speaking.ts'

/** The report as a CSV file. Line numbers stay numbers. */
export function writeImportReport(rows: readonly ImportReportRow[]): string {
  return writeCsv([[...words().IMPORT_REPORT_HEADER], ...rows], words().csvSeparator())
}
