import { Plus } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import type { Answer } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import type { EmptySubject } from '../../components/empty-drawing.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { wholeList } from '../../components/row-window.ts'
import { Screen } from '../../components/screen.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { inUseFirst } from './list-order.ts'
import classes from './list-section.module.css'
import { useFocusAfterDialog } from './use-focus-after-dialog.ts'

type Listed = { readonly id: number; readonly active: boolean }

type Props<Row extends Listed> = {
  readonly name: 'services' | 'staff' | 'rooms' | 'packages'
  readonly permission: 'catalogue.write' | 'staff.write'
  readonly answer: Answer<{ readonly rows: readonly Row[] }>
  readonly columns: readonly DataColumn<Row>[]
  /** What the list is for, and what a change in it does not touch. */
  readonly lead: ReactNode
  readonly emptySubject: EmptySubject
  readonly addDialog: (onClose: () => void) => ReactNode
  /** Absent where a row stays as it was added. */
  readonly editDialog?: (row: Row, onClose: () => void) => ReactNode
  /** Where a row leads for whoever may not change it. */
  readonly onRead?: (row: Row) => void
}

type Open<Row> = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly row: Row }

const idOf = (row: Listed) => row.id

/** A part of the settings that is a list: "N" adds, Enter or a click edits, and the empty list says what it is for. */
export function ListSection<Row extends Listed>(props: Props<Row>) {
  const { name, permission, answer, columns, lead, emptySubject, addDialog, editDialog, onRead } = props
  const { t } = useTranslation()
  const mayWrite = useMay()(permission)
  const [open, setOpen] = useState<Open<Row> | null>(null)
  const close = () => setOpen(null)
  const add = useCallback(() => setOpen({ kind: 'add' }), [])
  const edit = useCallback((row: Row) => setOpen({ kind: 'edit', row }), [])
  const addButton = useFocusAfterDialog(open !== null)
  const rows = useMemo(() => wholeList(inUseFirst(answer.value?.rows ?? [])), [answer.value])
  const count = answer.value?.rows.length ?? 0
  const opens = mayWrite ? editDialog && edit : onRead
  const addLabel = t(`settings.${name}.add`)
  const adds = (
    <Button tone="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={add} ref={addButton}>
      {addLabel}
    </Button>
  )

  useShortcuts(t(`settings.section.${name}`), mayWrite ? [{ keys: 'N', label: addLabel, run: add }] : [])

  return (
    <Screen
      title={t(`settings.section.${name}`)}
      ready={!answer.pending}
      aside={count > 0 ? <span data-figure>{t(`settings.count.${name}`, { count })}</span> : undefined}
      actions={mayWrite && count > 0 ? adds : undefined}
      toolbar={count > 0 ? <p className={classes.lead}>{lead}</p> : undefined}
      fill
    >
      <Answered answer={answer} skeleton={<ListSkeleton />}>
        {() => (
          <DataTable
            label={t(`settings.section.${name}`)}
            columns={columns}
            rows={rows}
            rowId={idOf}
            {...(opens === undefined ? {} : { onOpen: opens })}
            empty={
              <EmptyState
                subject={emptySubject}
                title={t(`settings.${name}.empty`)}
                action={mayWrite ? adds : undefined}
              >
                {t(`settings.${name}.emptyText`)}
              </EmptyState>
            }
          />
        )}
      </Answered>
      {open?.kind === 'add' && addDialog(close)}
      {open?.kind === 'edit' && editDialog?.(open.row, close)}
    </Screen>
  )
}

function ListSkeleton() {
  return (
    <div className={classes.skeleton}>
      <Skeleton lines={6} />
    </div>
  )
}
