import type { TFunction } from 'i18next'
import type { DataColumn } from '../../components/data-table.tsx'
import { outcomeLine } from './outcome-text.ts'
import classes from './preview-table.module.css'
import { VerdictBadge } from './verdicts.tsx'
import type { PreviewRow } from './view-model.ts'

/** What the preview shows of each row of the file. */
export function previewColumns(t: TFunction): readonly DataColumn<PreviewRow>[] {
  return [
    {
      id: 'line',
      header: t('import.preview.column.line'),
      width: '64px',
      align: 'end',
      cell: (row) => <span className={classes.line}>{t('import.preview.number', { value: row.line })}</span>,
    },
    {
      id: 'verdict',
      header: t('import.preview.column.verdict'),
      width: '112px',
      cell: (row) => <VerdictBadge verdict={row.verdict} />,
    },
    {
      id: 'name',
      header: t('import.preview.column.name'),
      width: 'minmax(112px, 1fr)',
      cell: (row) => row.name,
    },
    {
      id: 'email',
      header: t('import.preview.column.email'),
      width: 'minmax(112px, 1.2fr)',
      cell: (row) => row.email,
    },
    {
      id: 'credits',
      header: t('import.preview.column.credits'),
      width: '72px',
      align: 'end',
      cell: (row) => row.credits > 0 && t('import.preview.number', { value: row.credits }),
    },
    {
      id: 'outcome',
      header: t('import.preview.column.outcome'),
      width: 'minmax(160px, 2.6fr)',
      cell: (row) => <span title={outcomeLine(row, t)}>{outcomeLine(row, t)}</span>,
    },
  ]
}
