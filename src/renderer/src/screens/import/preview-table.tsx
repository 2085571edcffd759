import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowVerdict } from '../../../../shared/domain/client-import-verdicts.ts'
import { type ListInput, useRowWindow } from '../../api/use-row-window.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Inspector } from '../../components/inspector.tsx'
import { announce } from '../../components/live-region.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { sentencesOf } from './outcome-text.ts'
import { previewColumns } from './preview-columns.tsx'
import classes from './preview-table.module.css'
import { RowDetails } from './row-details.tsx'
import type { PreviewRow } from './view-model.ts'

type Props = {
  readonly asked: ListInput<'import.preview'>
  /** Null shows all rows. */
  readonly verdict: RowVerdict | null
}

const lineOf = (row: PreviewRow) => row.line

/** The rows of the file, however many, and beside them everything about the one that is looked at. */
export function PreviewTable({ asked, verdict }: Props) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<PreviewRow | null>(null)
  const columns = useMemo(() => previewColumns(t), [t])
  const list = useRowWindow('import.preview', verdict === null ? asked : { ...asked, verdict })
  const open = (row: PreviewRow) => {
    setOpened(row)
    announce([t('import.row.title', { line: row.line }), ...sentencesOf(row, t)].join('. '))
  }
  const close = () => {
    setOpened(null)
    frame.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  }
  useShortcuts(
    t('screen.import'),
    opened === null ? [] : [{ keys: 'Escape', label: t('import.preview.shortcutClose'), run: close }],
  )
  if (list.refusal !== null) return <RefusedState refusal={list.refusal} onRetry={list.retry} />
  return (
    <div ref={frame} className={classes.root}>
      <DataTable
        label={t('import.preview.table')}
        columns={columns}
        rows={list.rows}
        rowId={lineOf}
        openedId={opened?.line ?? null}
        onOpen={open}
        empty={
          <EmptyState subject="search" title={t('import.preview.none')}>
            {t('import.preview.noneText')}
          </EmptyState>
        }
      />
      {opened !== null && (
        <Inspector label={t('import.row.title', { line: opened.line })} onClose={close}>
          <RowDetails row={opened} />
        </Inspector>
      )}
    </div>
  )
}
