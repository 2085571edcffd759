import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { useRowWindow } from '../../api/use-row-window.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { toast } from '../../components/toast.tsx'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import { ROOM, whatOf } from './columns.tsx'
import { leftOutColumns } from './left-out-columns.tsx'
import classes from './unmatched.module.css'
import { type LeftOut, lineIdOf } from './view-model.ts'

const ROW_HEIGHT = 56

/** What gives nothing because somebody said so, and the way back for each. */
export function LeftOutList() {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const room = Object.values(ROOM).findLast((least) => width >= least) ?? 0
  const { rows, refusal, retry } = useRowWindow('purchases.leftOut', {})
  const bringBack = useBringBack()
  const latest = useRef(bringBack.run)
  useLayoutEffect(() => {
    latest.current = bringBack.run
  })
  const columns = useMemo(
    () => leftOutColumns(t, { zone, room, onBringBack: (line) => latest.current(line) }),
    [t, zone, room],
  )
  return (
    <div ref={frame} className={classes.list}>
      <RefusalText refusal={bringBack.refusal} />
      {refusal !== null ? (
        <RefusedState refusal={refusal} onRetry={retry} />
      ) : (
        <DataTable
          label={t('unmatched.leftOut.title')}
          columns={columns}
          rows={rows}
          rowId={lineIdOf}
          rowHeight={ROW_HEIGHT}
          empty={
            <EmptyState subject="done" title={t('unmatched.leftOut.empty')}>
              <p>{t('unmatched.leftOut.emptyText')}</p>
            </EmptyState>
          }
        />
      )}
    </div>
  )
}

/** Takes back that a line gives nothing, and tells what came back with it. */
export function useBringBack() {
  const { t } = useTranslation()
  const command = useCommand('purchases.bringBack')
  const run = async (line: Pick<LeftOut, 'lineId' | 'quantity' | 'description'>) => {
    const reply = await command.run({ lineId: line.lineId })
    if (!reply.ok) return
    const { line: open, others, always } = reply.value
    const what = whatOf(t, line)
    const sentences = [
      t(open === null ? 'unmatched.leftOut.gave' : 'unmatched.leftOut.waits', { what }),
      ...(always ? [t('unmatched.leftOut.ruleEnds')] : []),
      ...(others > 0 ? [t('unmatched.leftOut.others', { count: others })] : []),
    ]
    toast({ message: sentences.join(' ') })
  }
  return { run: (line: Parameters<typeof run>[0]) => void run(line), refusal: command.refusal }
}
