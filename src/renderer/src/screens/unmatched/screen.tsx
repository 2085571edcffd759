import { SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowWindow } from '../../api/use-row-window.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { RefusedState } from '../../components/refused-state.tsx'
import { loadedRows, type RowWindow } from '../../components/row-window.ts'
import { Screen } from '../../components/screen.tsx'
import { useLookedAt } from '../../components/use-looked-at.ts'
import { useWidth } from '../../components/use-width.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { useStripe } from '../settings/stripe/use-stripe.ts'
import { lineColumns, ROOM } from './columns.tsx'
import { IgnoreDialog } from './ignore-dialog.tsx'
import { LeftOutList } from './left-out-list.tsx'
import { LineBeside } from './line-beside.tsx'
import type { UnmatchedSearch } from './search.ts'
import classes from './unmatched.module.css'
import { keyOfLine, type Line, lineIdOf } from './view-model.ts'

/** Two lines: who paid, and how to reach them. */
const ROW_HEIGHT = 56
const TABS = ['waiting', 'leftOut'] as const

/** What was paid in Stripe and nobody could match, one after the other until nothing waits. */
export function UnmatchedScreen() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/purchases/unmatched' })
  const navigate = useNavigate({ from: '/purchases/unmatched' })
  const open = (next: UnmatchedSearch) => void navigate({ search: next, replace: true })
  const { rows, refusal, pending, retry } = useRowWindow('purchases.unmatched', {})
  const show = (line: Line | null) => open(line === null ? {} : { line: line.lineId })
  const looked = useLookedAt(
    rows,
    keyOfLine,
    search.line === undefined ? undefined : String(search.line),
    show,
  )
  useSaleLedTo(rows, search, show)
  const [ignoring, setIgnoring] = useState<Line | null>(null)
  const { turns, look, work, next, previous } = useTurns(looked)
  const leftOut = search.leftOut === true
  const close = search.line === undefined ? null : () => open({})
  useFocusWhenDone(leftOut ? undefined : rows.total)
  const { opened } = looked
  const keys = leftOut ? NOTHING_LOOKED_AT : { opened, next, previous }
  useKeys({ ...keys, close, onIgnore: setIgnoring })
  return (
    <Screen
      title={t('unmatched.title')}
      back={{ label: t('unmatched.back'), onBack: () => void navigate({ to: '/purchases' }) }}
      ready={!pending}
      aside={
        <span role="status" data-figure>
          {refusal === null &&
            rows.total !== undefined &&
            rows.total > 0 &&
            t('unmatched.count', { count: rows.total })}
        </span>
      }
      toolbar={
        <Head leftOut={leftOut} onShow={(what) => open(what === 'leftOut' ? { leftOut: true } : {})} />
      }
      inspector={
        opened === null || close === null
          ? null
          : {
              label: t('unmatched.panel.label'),
              content: (
                <LineBeside
                  key={opened.lineId}
                  line={opened}
                  next={next}
                  previous={previous}
                  turns={turns}
                  onMatched={work}
                  onIgnore={() => setIgnoring(opened)}
                />
              ),
              onClose: close,
            }
      }
      fill
    >
      {leftOut ? (
        <LeftOutList />
      ) : refusal !== null ? (
        <RefusedState refusal={refusal} onRetry={retry} />
      ) : (
        <LineList
          rows={rows}
          openedId={search.line ?? null}
          onOpen={(line) => look(() => show(line))}
          onWork={(line) => {
            show(line)
            work()
          }}
        />
      )}
      {ignoring !== null && <IgnoreDialog line={ignoring} onClose={() => setIgnoring(null)} />}
    </Screen>
  )
}

/**
 * Counts how often the fields beside the list were asked for, by key or by matching the one before. Whoever only looks
 * stays where they are: J would be typed into a field otherwise.
 */
function useTurns(looked: Pick<ReturnType<typeof useLookedAt<Line>>, 'next' | 'previous'>) {
  const [turns, setTurns] = useState(0)
  const look = (go: () => void) => {
    setTurns(0)
    go()
  }
  return {
    turns,
    look,
    work: () => setTurns((count) => count + 1),
    next: looked.next && look.bind(null, looked.next),
    previous: looked.previous && look.bind(null, looked.previous),
  }
}

const NOTHING_LOOKED_AT = { opened: null, next: null, previous: null }

type HeadProps = {
  readonly leftOut: boolean
  readonly onShow: (what: (typeof TABS)[number]) => void
}

/** What waits or what was left out, and what that means. */
function Head({ leftOut, onShow }: HeadProps) {
  const { t } = useTranslation()
  const stripe = useStripe().value?.state ?? 'off'
  return (
    <>
      <SegmentedControl
        aria-label={t('unmatched.tabs')}
        size="xs"
        value={leftOut ? 'leftOut' : 'waiting'}
        data={TABS.map((value) => ({ value, label: t(`unmatched.tab.${value}`) }))}
        onChange={onShow}
      />
      <p className={classes.lead}>
        {t(leftOut ? 'unmatched.leftOut.lead' : 'unmatched.lead')}{' '}
        {stripe !== 'off' && (
          <Link to="/settings/stripe" className={classes.link}>
            {t('unmatched.settings')}
          </Link>
        )}
      </p>
    </>
  )
}

type ListProps = {
  readonly rows: RowWindow<Line>
  readonly openedId: number | null
  readonly onOpen: (line: Line) => void
  readonly onWork: (line: Line) => void
}

function LineList({ rows, openedId, onOpen, onWork }: ListProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const room = Object.values(ROOM).findLast((least) => width >= least) ?? 0
  const columns = useMemo(() => lineColumns(t, { zone, room }), [t, zone, room])
  return (
    <div ref={frame} className={classes.list}>
      <DataTable
        label={t('unmatched.title')}
        columns={columns}
        rows={rows}
        rowId={lineIdOf}
        rowHeight={ROW_HEIGHT}
        openedId={openedId}
        onOpen={onOpen}
        onFollow={onWork}
        empty={
          <EmptyState subject="done" title={t('unmatched.empty.title')}>
            <p>{t('unmatched.empty.text')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

/** Opens the first line of the sale that another screen led to. */
function useSaleLedTo(
  rows: RowWindow<Line>,
  { sale, line }: UnmatchedSearch,
  show: (line: Line) => void,
): void {
  const found = loadedRows(rows).rows.find(({ saleId }) => saleId === sale)
  const isAsked = sale !== undefined && line === undefined && found !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is here
  useEffect(() => {
    if (isAsked) show(found)
  }, [isAsked])
}

/** With the last one the panel goes, and what had the focus in it: it goes to the title instead. */
function useFocusWhenDone(total: number | undefined): void {
  const before = useRef(total)
  useEffect(() => {
    const had = before.current ?? 0
    before.current = total
    if (had === 0 || total !== 0 || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }, [total])
}

type Keys = Pick<ReturnType<typeof useLookedAt<Line>>, 'opened' | 'next' | 'previous'> & {
  readonly close: (() => void) | null
  readonly onIgnore: (line: Line) => void
}

/** Single keys for the list; arrows are the table's own, and Enter leads into the fields. */
function useKeys({ opened, next, previous, close, onIgnore }: Keys): void {
  const { t } = useTranslation()
  useShortcuts(t('unmatched.title'), [
    { keys: 'J', label: t('unmatched.keys.next'), run: () => next?.() },
    { keys: 'K', label: t('unmatched.keys.previous'), run: () => previous?.() },
    ...(opened === null
      ? []
      : [{ keys: 'X', label: t('unmatched.keys.ignore'), run: () => onIgnore(opened) }]),
    ...(close === null ? [] : [{ keys: 'Escape', label: t('unmatched.keys.close'), run: close }]),
  ])
}
