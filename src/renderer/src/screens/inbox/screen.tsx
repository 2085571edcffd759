import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { PAGE_SIZE, useRowWindow } from '../../api/use-row-window.ts'
import { DataTable, type RowMarking } from '../../components/data-table.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { loadedRows, type RowWindow } from '../../components/row-window.ts'
import { Screen } from '../../components/screen.tsx'
import { useLookedAt } from '../../components/use-looked-at.ts'
import { useWidth } from '../../components/use-width.ts'
import { useStudio } from '../../state/studio.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { matterColumns } from './columns.tsx'
import classes from './inbox.module.css'
import { InboxFilters } from './inbox-filters.tsx'
import { MatterBeside } from './matter-beside.tsx'
import { NothingWaits } from './nothing-waits.tsx'
import type { InboxSearch } from './search.ts'
import { SettleDialog } from './settle-dialog.tsx'
import { useInboxKeys } from './use-inbox-keys.ts'
import { useRemedy } from './use-remedy.ts'
import { canBeChosen, keyOfMatter, listInput, type Matter, rowIdOf } from './view-model.ts'

/** Three lines: what happened, and why it waits in one or two. */
const ROW_HEIGHT = 60
/** Below, in px, only what happened and what to do about it have room. */
const WIDE = 760

/** What a person must decide: what happened, why it waits, and the one thing to do about it. */
export function InboxScreen() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/inbox' })
  const navigate = useNavigate({ from: '/inbox' })
  const change = (next: Partial<InboxSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const input = listInput(search)
  const { rows, refusal, pending, retry } = useRowWindow('attention.list', input)
  // The list's own first page: asked once, read twice.
  const first = useQuery('attention.list', { ...input, limit: PAGE_SIZE, offset: 0 }, { keepPrevious: true })
  const looked = useLookedAt(rows, keyOfMatter, search.item, (matter) => change({ item: matter?.key }))
  const remedy = useRemedy()
  const [settling, setSettling] = useState<Matter | null>(null)
  const { opened } = looked
  const close = search.item === undefined ? null : () => change({ item: undefined })
  useInboxKeys({ ...looked, ...remedy, close, onSettle: setSettling })
  return (
    <Screen
      title={t('screen.inbox')}
      ready={!pending}
      aside={
        <span role="status" data-figure>
          {refusal === null &&
            rows.total !== undefined &&
            t(search.settled === true ? 'inbox.settledCount' : 'inbox.count', { count: rows.total })}
        </span>
      }
      toolbar={<InboxFilters search={search} counts={first.value?.counts ?? {}} onChange={change} />}
      inspector={
        opened === null || close === null
          ? null
          : {
              label: t(`inbox.kind.${opened.kind}`),
              content: <Beside {...looked} opened={opened} remedy={remedy} onSettle={setSettling} />,
              onClose: close,
            }
      }
      fill
    >
      {refusal !== null ? (
        <RefusedState refusal={refusal} onRetry={retry} />
      ) : (
        <InboxList
          key={search.settled === true ? 'settled' : search.kind}
          search={search}
          rows={rows}
          onChange={change}
          onRemedy={(matter) => void remedy.run(matter)}
          onTryAgain={(matter) => void remedy.tryAgain(matter)}
        />
      )}
      {settling !== null && (
        <SettleDialog
          matters={[settling]}
          onClose={() => setSettling(null)}
          onSettled={() => setSettling(null)}
        />
      )}
    </Screen>
  )
}

type BesideProps = Pick<ReturnType<typeof useLookedAt<Matter>>, 'next' | 'previous'> & {
  readonly opened: Matter
  readonly remedy: ReturnType<typeof useRemedy>
  readonly onSettle: (matter: Matter) => void
}

/** The panel of the matter that is looked at; another one is another panel. */
function Beside({ opened, next, previous, remedy, onSettle }: BesideProps) {
  return (
    <MatterBeside
      key={opened.key}
      matter={opened}
      next={next}
      previous={previous}
      busy={remedy.busy}
      onRemedy={() => void remedy.run(opened)}
      onTryAgain={() => void remedy.tryAgain(opened)}
      onFollow={() => void remedy.follow(opened)}
      onSettle={() => onSettle(opened)}
    />
  )
}

type ListProps = {
  readonly search: InboxSearch
  readonly rows: RowWindow<Matter>
  readonly onChange: (next: Partial<InboxSearch>) => void
  readonly onRemedy: (matter: Matter) => void
  readonly onTryAgain: (matter: Matter) => void
}

function InboxList({ search, rows, onChange, onRemedy, onTryAgain }: ListProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const frame = useRef<HTMLDivElement>(null)
  const wide = useWidth(frame) >= WIDE
  const settled = search.settled === true
  const [chosen, setChosen] = useState<ReadonlyMap<number, Matter>>(new Map())
  const latest = useRef({ onRemedy, onTryAgain })
  useLayoutEffect(() => {
    latest.current = { onRemedy, onTryAgain }
  })
  const columns = useMemo(
    () =>
      matterColumns(t, {
        ...{ settled, zone, wide },
        onRemedy: (matter) => latest.current.onRemedy(matter),
        onTryAgain: (matter) => latest.current.onTryAgain(matter),
      }),
    [t, settled, zone, wide],
  )
  const here = new Map(loadedRows(rows).rows.map((row) => [rowIdOf(row), row]))
  const marked = [...chosen.keys()].filter((id) => here.has(id))
  const marking = useMarking(setChosen, marked)
  return (
    <div ref={frame} className={classes.list}>
      {canBeChosen(search) && rows.total !== 0 && (
        <ChosenBar chosen={marked.flatMap((id) => here.get(id) ?? [])} onClear={() => setChosen(new Map())} />
      )}
      {search.kind === 'unmarked_session' && rows.total !== 0 && (
        <p className={classes.bar}>
          <Link to="/sessions" search={{ unmarked: true }} className={classes.link}>
            {t('inbox.bulk.list')}
          </Link>
        </p>
      )}
      <DataTable
        label={t('screen.inbox')}
        columns={columns}
        rows={rows}
        rowId={rowIdOf}
        rowHeight={ROW_HEIGHT}
        {...(canBeChosen(search) ? { marking } : {})}
        openedId={search.item === undefined ? null : rowIdOf({ key: search.item })}
        onOpen={(matter) => onChange({ item: matter.key })}
        empty={<NothingWaits search={search} onShowAll={() => onChange({ kind: undefined })} />}
      />
    </div>
  )
}

/** Those that are chosen together; what has left the list is chosen no more. */
function useMarking(
  setChosen: (change: (before: ReadonlyMap<number, Matter>) => ReadonlyMap<number, Matter>) => void,
  marked: readonly number[],
): RowMarking<Matter> {
  const { t } = useTranslation()
  const ids = marked.join()
  return useMemo(
    () => ({
      marked: new Set(ids === '' ? [] : ids.split(',').map(Number)),
      label: ({ title }) => t('inbox.bulk.mark', { title }),
      onMark: (rows, on) =>
        setChosen((before) => {
          const next = new Map(before)
          for (const row of rows) {
            if (on) next.set(rowIdOf(row), row)
            else next.delete(rowIdOf(row))
          }
          return next
        }),
    }),
    [t, ids, setChosen],
  )
}
