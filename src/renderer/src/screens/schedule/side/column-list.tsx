import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldForSearch } from '../../../../../shared/domain/text.ts'
import { Button } from '../../../components/button.tsx'
import { announce } from '../../../components/live-region.tsx'
import { i18n } from '../../../i18n/setup.ts'
import { pressedKeys } from '../../../state/shortcuts.ts'
import { useUi } from '../../../state/ui-store.ts'
import type { Group, Resource } from '../columns.ts'
import { resourceName } from '../words.ts'
import {
  type Arrangement,
  arrangedAs,
  withAll,
  withPinToggled,
  withStep,
  withToggled,
} from './arrangement.ts'
import { ColumnRow, type RowActs } from './column-row.tsx'
import classes from './side-panel.module.css'
import { type DraggedOrder, useDraggedOrder } from './use-dragged-order.ts'
import { useRowDrag } from './use-row-drag.ts'

type Props = {
  readonly group: Group
  readonly listed: readonly Resource[]
  readonly arrangement: Arrangement
  /** Sessions in the days on screen, by column. */
  readonly counts: ReadonlyMap<number, number>
  readonly onArrange: (arrangement: Arrangement) => void
  /** Scrolls the grid to a column. */
  readonly onGoTo: (key: number) => void
}

/** More than this, and they have to be found. */
const FEW = 8

/** Whose columns there are: which of them are shown, in which order, and which are held first. */
export function ColumnList(props: Props) {
  const { group, arrangement, counts, onArrange } = props
  const order = useDraggedOrder(props)
  const { listed } = order
  const { t } = useTranslation()
  const hint = useId()
  const list = useRef<HTMLUListElement>(null)
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState<number | null>(null)
  const found = useMemo(() => matching(listed, group, query), [listed, group, query])
  const { acts, goTo } = useRowActs(props, list, found, { order, onFocus: setCurrent })
  const tabbable = found.some((one) => arrangedAs(one) === current) ? current : firstKey(found)
  const setAll = (shown: boolean) => onArrange(withAll(arrangement, found, shown))
  return (
    <section className={classes.columns} aria-label={t(`schedule.side.columns.${group}`)}>
      <ListHead group={group} onAll={setAll} />
      {listed.length > FEW && (
        <TextInput
          type="search"
          size="xs"
          className={classes.find}
          aria-label={t(`schedule.side.columns.find.${group}`)}
          placeholder={t(`schedule.side.columns.find.${group}`)}
          leftSection={<Search size={12} aria-hidden="true" />}
          maxLength={60}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => onFindKey(event, { list: list.current, found, goTo, setQuery })}
        />
      )}
      <p id={hint} className="visually-hidden">
        {t('schedule.side.columns.hint')}
      </p>
      {found.length === 0 ? (
        <p className={classes.nobody}>{t('schedule.side.columns.nobody', { query })}</p>
      ) : (
        <ul ref={list} className={classes.rows} aria-describedby={hint}>
          {found.map((resource) => {
            const key = arrangedAs(resource)
            return (
              <ColumnRow
                key={key}
                id={key}
                name={resourceName(resource, group)}
                count={counts.get(key) ?? 0}
                shown={!arrangement.hidden.includes(key)}
                pinned={arrangement.pinned.includes(key)}
                tabbable={key === tabbable}
                acts={acts}
              />
            )
          })}
        </ul>
      )}
    </section>
  )
}

type HeadProps = {
  readonly group: Group
  /** Shows all that are listed, or none of them. */
  readonly onAll: (shown: boolean) => void
}

function ListHead({ group, onAll }: HeadProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.columnsHead}>
      <h2>{t(`schedule.side.columns.${group}`)}</h2>
      <Button tone="quiet" label={t(`schedule.side.columns.allLabel.${group}`)} onClick={() => onAll(true)}>
        {t('schedule.side.columns.all')}
      </Button>
      <Button tone="quiet" label={t(`schedule.side.columns.noneLabel.${group}`)} onClick={() => onAll(false)}>
        {t('schedule.side.columns.none')}
      </Button>
    </div>
  )
}

const firstKey = (resources: readonly Resource[]): number | null =>
  resources[0] === undefined ? null : arrangedAs(resources[0])

function matching(listed: readonly Resource[], group: Group, query: string): readonly Resource[] {
  const typed = foldForSearch(query.trim())
  if (typed === '') return listed
  return listed.filter((resource) => foldForSearch(resourceName(resource, group)).includes(typed))
}

type FindTools = {
  readonly list: HTMLElement | null
  readonly found: readonly Resource[]
  readonly goTo: (key: number) => void
  readonly setQuery: (query: string) => void
}

/** From the field: Enter goes to the first column found, Down to the list, Escape back to all. */
function onFindKey(event: KeyboardEvent, { list, found, goTo, setQuery }: FindTools): void {
  const first = firstKey(found)
  if (event.key === 'Escape') setQuery('')
  else if (event.key === 'Enter' && first !== null) goTo(first)
  else if (event.key === 'ArrowDown') boxIn(list, first)?.focus()
  else return
  event.preventDefault()
}

const boxIn = (list: HTMLElement | null, key: number | null) =>
  list?.querySelector<HTMLInputElement>(`[data-row="${key}"] input`) ?? null

/** What can be done with a row; the same functions for as long as the list stands. */
function useRowActs(
  props: Props,
  list: { readonly current: HTMLElement | null },
  found: readonly Resource[],
  { order, onFocus }: { readonly order: DraggedOrder; readonly onFocus: (key: number) => void },
) {
  const latest = useRef({ props, found })
  useEffect(() => {
    latest.current = { props, found }
  })
  const grip = useRowDrag(list, order.onOver, order.onEnd)
  return useMemo(() => {
    const goTo = (key: number) => {
      const { arrangement, onArrange, onGoTo } = latest.current.props
      if (arrangement.hidden.includes(key)) onArrange(withToggled(arrangement, key))
      onGoTo(key)
    }
    const pin = (key: number) => pinNow(latest.current.props, key)
    const acts: RowActs = {
      onToggle: (key) => {
        const { arrangement, onArrange } = latest.current.props
        onArrange(withToggled(arrangement, key))
      },
      onPin: pin,
      onGoTo: goTo,
      onFocus,
      onGrip: grip,
      onKeyDown: (event, key) => {
        const done = onRowKey(pressedKeys(event), key, {
          goTo,
          pin,
          props: latest.current.props,
          focus: (step) => boxIn(list.current, beside(latest.current.found, key, step))?.focus(),
        })
        if (done) event.preventDefault()
      },
    }
    return { acts, goTo }
  }, [list, grip, onFocus])
}

function beside(found: readonly Resource[], key: number, step: number | 'first' | 'last'): number | null {
  const keys = found.map(arrangedAs)
  if (step === 'first') return keys[0] ?? null
  if (step === 'last') return keys.at(-1) ?? null
  return keys[keys.indexOf(key) + step] ?? null
}

function pinNow({ arrangement, onArrange, listed, group }: Props, key: number): void {
  onArrange(withPinToggled(arrangement, key))
  const resource = listed.find((one) => arrangedAs(one) === key)
  if (resource === undefined) return
  const what = arrangement.pinned.includes(key) ? 'unpinned' : 'pinned'
  announce(i18n.t(`schedule.side.columns.${what}`, { name: resourceName(resource, group) }))
}

type RowKeyTools = {
  readonly goTo: (key: number) => void
  readonly pin: (key: number) => void
  readonly props: Props
  readonly focus: (step: number | 'first' | 'last') => void
}

const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: 'first',
  End: 'last',
}

function onRowKey(keys: string, key: number, { goTo, pin, props, focus }: RowKeyTools): boolean {
  const step = STEPS[keys]
  if (step !== undefined) focus(step)
  else if (keys === 'Enter') goTo(key)
  else if (keys === 'P' && useUi.getState().singleKeys) pin(key)
  else if (keys === 'alt+ArrowUp') moveBy(props, key, -1)
  else if (keys === 'alt+ArrowDown') moveBy(props, key, 1)
  else return false
  return true
}

function moveBy({ arrangement, listed, group, onArrange }: Props, key: number, step: 1 | -1): void {
  const next = withStep(arrangement, listed, key, step)
  const index = listed.findIndex((one) => arrangedAs(one) === key)
  const resource = listed[index]
  if (resource === undefined) return
  const name = resourceName(resource, group)
  if (next !== arrangement) onArrange(next)
  announce(
    next === arrangement
      ? i18n.t('schedule.side.columns.atEdge', { name })
      : i18n.t('schedule.side.columns.moved', { name, place: index + 1 + step, count: listed.length }),
  )
}
