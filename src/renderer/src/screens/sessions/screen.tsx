import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/use-may.ts'
import { useQuery } from '../../api/use-query.ts'
import { PAGE_SIZE, useRowWindow } from '../../api/use-row-window.ts'
import { RefusedState } from '../../components/refused-state.tsx'
import { loadedRows } from '../../components/row-window.ts'
import { Screen } from '../../components/screen.tsx'
import { useTypedQuery } from '../../components/use-typed-query.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { offeredActs } from './bulk.ts'
import { MovesDialogs } from './moves-dialogs.tsx'
import { NoSessions } from './no-sessions.tsx'
import type { SessionsSearch } from './search.ts'
import { SelectionBar } from './selection-bar.tsx'
import { SessionBeside } from './session-beside.tsx'
import { SessionFilters } from './session-filters.tsx'
import { SessionList } from './session-list.tsx'
import classes from './sessions.module.css'
import { useMark } from './use-mark.ts'
import { useWorklist } from './use-worklist.ts'
import { afterMarking, asListed, listInput, type Marked, NO_FILTERS, type SessionRow } from './view-model.ts'

const NOTHING: Marked = new Map()

/** Every session and booking there is or was: found, looked at beside the list, and changed one by one or many at once. */
export function SessionsScreen() {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const search = useSearch({ from: '/sessions' })
  const navigate = useNavigate({ from: '/sessions' })
  const change = (next: Partial<SessionsSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  const onOpen = (row: SessionRow) => change({ session: row.sessionId, booking: row.bookingId ?? undefined })
  const input = listInput(search, zone)
  const { rows, refusal, pending, retry } = useRowWindow('sessions.list', input)
  const worklist = useWorklist(rows, search, onOpen)
  const [marked, setMarked] = useState(NOTHING)
  const marking = useRowMarking(setMarked, marked)
  const { filters, frame, find } = useFilters(search, change)
  const close = search.session === undefined ? null : () => change({ session: undefined, booking: undefined })
  const clear = marked.size === 0 ? null : () => setMarked(NOTHING)
  useKeys({ find, close, clear, worklist })
  return (
    <Screen
      title={t('screen.sessions')}
      ready={!pending}
      aside={
        <span role="status" data-figure>
          {refusal === null && rows.total !== undefined && t('sessions.count', { count: rows.total })}
        </span>
      }
      toolbar={<SessionFilters {...filters} />}
      inspector={close === null ? null : besideOf(t('sessions.session'), search, worklist, close)}
      fill
    >
      {refusal !== null ? (
        <RefusedState refusal={refusal} onRetry={retry} />
      ) : (
        <div className={classes.root}>
          {rows.total !== undefined && rows.total > 0 && (
            <SelectionBar
              marked={asListed(marked, loadedRows(rows).rows)}
              onMark={setMarked}
              input={input}
              total={rows.total}
            />
          )}
          <SessionList
            frame={frame}
            rows={rows}
            search={search}
            marking={marking}
            onChange={change}
            onOpen={onOpen}
            empty={
              <NoSessions
                search={search}
                onShowAll={() => change(NO_FILTERS)}
                onSchedule={() => void navigate({ to: '/schedule' })}
              />
            }
          />
        </div>
      )}
      <MovesDialogs />
    </Screen>
  )
}

type Worklist = ReturnType<typeof useWorklist>

/** The panel of the row that is looked at. */
function besideOf(usual: string, search: SessionsSearch, worklist: Worklist, onClose: () => void) {
  const { session, booking, unmarked } = search
  if (session === undefined) return null
  const { opened, next, previous } = worklist
  return {
    label: opened?.title ?? usual,
    content: (
      <SessionBeside
        sessionId={session}
        bookingId={booking ?? null}
        next={next}
        previous={previous}
        onMarked={unmarked === true ? next : null}
      />
    ),
    onClose,
  }
}

/** What finds and filters, with how many there are of each. */
function useFilters(search: SessionsSearch, change: (next: Partial<SessionsSearch>) => void) {
  const { zone } = useStudio()
  const { typed, type } = useTypedQuery(search.query, (query) => change({ query }))
  const field = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  // The list's own first page: asked once, read twice.
  const first = { ...listInput(search, zone), limit: PAGE_SIZE, offset: 0 }
  const { value } = useQuery('sessions.list', first, { keepPrevious: true })
  const unmarked = useQuery('sessions.list', { unmarked: true, limit: 1 }).value?.total
  const onLeave = () => frame.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
  return {
    frame,
    find: () => field.current?.select(),
    filters: {
      search,
      typed,
      onType: type,
      onChange: change,
      findRef: field,
      onLeave,
      counts: value?.counts,
      unmarked,
    },
  }
}

/** The rows that are chosen together by whoever may change any; stable, so that marking one renders one. */
function useRowMarking(setMarked: (change: (before: Marked) => Marked) => void, marked: Marked) {
  const { t } = useTranslation()
  const may = useMay()
  const mayChange = offeredActs(may).length > 0
  const onMark = useCallback(
    (rows: readonly SessionRow[], on: boolean) => setMarked((before) => afterMarking(before, rows, on)),
    [setMarked],
  )
  const label = useCallback(
    ({ clientName, title }: SessionRow) => t('sessions.bulk.mark', { name: clientName ?? title }),
    [t],
  )
  return useMemo(
    () => (mayChange ? { marked: new Set(marked.keys()), label, onMark } : null),
    [mayChange, marked, label, onMark],
  )
}

type Keys = {
  readonly find: () => void
  readonly close: (() => void) | null
  readonly clear: (() => void) | null
  readonly worklist: Worklist
}

function useKeys({ find, close, clear, worklist }: Keys): void {
  const { t } = useTranslation()
  const { opened, next, previous } = worklist
  const mark = useMark(() => next?.())
  const live = opened?.status === 'confirmed' || opened?.status === 'pending' ? opened : null
  useShortcuts(t('screen.sessions'), [
    { keys: '/', label: t('sessions.keys.find'), run: find },
    { keys: 'J', label: t('sessions.keys.next'), run: () => next?.() },
    { keys: 'K', label: t('sessions.keys.previous'), run: () => previous?.() },
    ...(live === null
      ? []
      : [
          { keys: 'A', label: t('sessions.keys.attended'), run: () => void mark(live, 'completed') },
          { keys: 'N', label: t('sessions.keys.noShow'), run: () => void mark(live, 'no_show') },
        ]),
    ...(clear !== null
      ? [{ keys: 'Escape', label: t('sessions.bulk.clear'), run: clear }]
      : close !== null
        ? [{ keys: 'Escape', label: t('sessions.keys.close'), run: close }]
        : []),
  ])
}
