import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { i18n } from '../../../i18n/setup.ts'
import { type Away, awayFrom } from '../../substitutes/search.ts'
import type { Group, ScheduleView } from '../columns.ts'
import type { BufferOf } from '../crowd.ts'
import type { GridActs, MenuAt } from '../grid-context.ts'
import { isWhereItIs, type Place, wishAtCursor } from '../place.ts'
import type { Asked } from '../schedule-dialogs.tsx'
import { actsOfSome, askAbout, mayAct, type SessionAct } from '../session-acts.ts'
import type { DaySession } from '../sessions.ts'
import type { MoveSession } from '../use-move-session.ts'
import { placeInWords } from '../words.ts'
import { GridMenu, type MenuLine } from './grid-menu.tsx'
import { copyMany } from './many-commands.ts'
import type { ManyAct } from './many-dialog.tsx'
import { aboutWhich, chosenOf, forgetClip, hold, inOrder, useSelection } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import { nextFree, ownHome, type Shifted, shifted, shiftTo } from './together.ts'
import type { PutTogether } from './use-shifted.ts'

type Given = {
  readonly view: ScheduleView
  readonly group: Group
  readonly bufferOf: BufferOf
  readonly mayWrite: boolean
  readonly onMove: MoveSession
  readonly onShifted: PutTogether
  readonly onAsk: (asked: Asked) => void
  readonly onSelect: (sessionId: number) => void
}

/** Days: what is copied is mostly wished again a week later. */
const WEEK = 7

type ManyActs = Pick<GridActs, 'onMenu' | 'onDuplicate' | 'onPaste' | 'onEdit' | 'onCancel' | 'onMoveTo'>

/** What is done with many sessions at once on the grid, and what stands beside it for that. */
export function useMany(given: Given): { readonly acts: ManyActs; readonly beside: ReactNode } {
  const { view, mayWrite, onAsk } = given
  const [menu, setMenu] = useState<MenuAt | null>(null)
  const ids = useSelection((state) => state.ids)
  const chosen = useMemo(() => chosenOf(view.sessions, ids), [view.sessions, ids])
  const ask = (act: ManyAct, sessions: readonly DaySession[], days = 0) =>
    onAsk({ kind: 'many', act, sessions, shift: { days, time: 0 } })

  const onDuplicate = (sessions: readonly DaySession[]) => {
    const [only, ...others] = sessions
    if (only === undefined) return
    const column = view.columns.find((one) => one.sessions.includes(only))
    const free =
      others.length > 0 || column === undefined ? null : nextFree(only, column, view.sessions, given.bufferOf)
    // Where it is there is no room for another: the next day is asked for.
    if (free === null) ask('copy', sessions, 1)
    else void copyMany([free])
  }
  const onPaste = (place: Place) => {
    const { clip } = useSelection.getState()
    const pasted = clip === null ? null : pastedAt(clip.sessions, place, given)
    if (clip === null || pasted === null) return
    if (clip.kind === 'copy') void given.onShifted(pasted, true)
    // What main refused is still cut, for another place.
    else void put(pasted, place, given).then((done) => done && forgetClip(clip))
  }
  const onCancel = (session: DaySession) => {
    const sessions = aboutWhich(session, view.sessions)
    if (sessions.length === 1) askAbout('cancel', session, mayWrite, onAsk)
    else if (mayAct('cancel', sessions, mayWrite)) ask('cancel', sessions)
  }
  const onMoveTo = (session: DaySession) => {
    const sessions = aboutWhich(session, view.sessions)
    if (sessions.length === 1) askAbout('move', session, mayWrite, onAsk)
    else if (mayAct('move', sessions, mayWrite)) ask('move', sessions)
  }
  const onEdit = (session: DaySession) => askAbout('edit', session, mayWrite, onAsk)
  const acts = { onMenu: setMenu, onDuplicate, onPaste, onEdit, onCancel, onMoveTo }
  const beside = mayWrite && (
    <>
      {chosen.length > 0 && (
        <SelectionBar
          sessions={chosen}
          onAct={(act, sessions) => {
            const [first] = sessions
            // One by itself is moved and cancelled as anywhere else: with its series, if it has one.
            if (first !== undefined && act === 'move') onMoveTo(first)
            else if (first !== undefined && act === 'cancel') onCancel(first)
            else ask(act, sessions, act === 'copy' ? WEEK : 0)
          }}
        />
      )}
      {menu !== null && (
        <ScheduleMenu
          {...given}
          key={`${menu.x}/${menu.y}`}
          at={menu}
          acts={acts}
          ask={ask}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  )
  return { acts, beside }
}

/** Moves what was cut to where it is pasted: one session as a drop of it does. Answers whether it is there now. */
async function put(
  pasted: Shifted,
  place: Place,
  { view, group, onMove, onShifted }: Given,
): Promise<boolean> {
  const [only, ...others] = pasted.wishes
  const column = view.columns[place.column]
  if (only === undefined || others.length > 0 || pasted.outside.length > 0 || column === undefined) {
    return onShifted(pasted, false)
  }
  if (isWhereItIs(only)) return true
  return onMove(only, placeInWords({ ...place, minutes: only.minutes }, column, group))
}

/** What was copied or cut, with its first session at a place. */
function pastedAt(sessions: readonly DaySession[], place: Place, { view, group }: Given): Shifted | null {
  const ordered = inOrder(sessions)
  const [first] = ordered
  if (first === undefined) return null
  const zone = view.columns[0]?.scale.zone ?? ''
  const shift = shiftTo(first, ownHome(first, zone, group), place, view)
  return shift === null ? null : shifted(ordered, shift, view, group)
}

type MenuProps = Given & {
  /** Gives a trainer's day to others. */
  readonly standIn: (away: Away) => void
  readonly at: MenuAt
  readonly acts: ManyActs
  readonly ask: (act: ManyAct, sessions: readonly DaySession[], days?: number) => void
  readonly onClose: () => void
}

function ScheduleMenu(given: Omit<MenuProps, 'standIn'>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const props = {
    ...given,
    standIn: (search: Away) => void navigate({ to: '/schedule/substitutes', search }),
  }
  const { at, view, onClose } = props
  const clip = useSelection((state) => state.clip)
  if ('session' in at) {
    const sessions = aboutWhich(at.session, view.sessions)
    const label =
      sessions.length === 1
        ? t('schedule.many.menu.session', { title: at.session.title })
        : t('schedule.many.menu.sessions', { count: sessions.length })
    return (
      <GridMenu {...at} label={label} lines={sessionLines(props, at.session, sessions)} onClose={onClose} />
    )
  }
  const column = view.columns[at.place.column]
  if (column === undefined) return null
  const label = t('schedule.many.menu.place', { place: placeInWords(at.place, column, props.group) })
  return (
    <GridMenu {...at} label={label} lines={placeLines(props, at.place, clip !== null)} onClose={onClose} />
  )
}

const say = 'schedule.many.menu' as const

function sessionLines(
  { acts, ask, onSelect, standIn, view, mayWrite }: MenuProps,
  session: DaySession,
  sessions: readonly DaySession[],
): readonly MenuLine[] {
  const may = actsOfSome(sessions, mayWrite)
  const line = (act: SessionAct, given: NonNullable<MenuLine>) => (may.has(act) ? [given] : [])
  const alone = sessions.length === 1
  return [
    ...(alone ? [{ label: i18n.t(`${say}.open`), run: () => onSelect(session.id) }] : []),
    ...(alone ? line('edit', { label: i18n.t(`${say}.edit`), run: () => acts.onEdit(session) }) : []),
    ...line('move', { label: i18n.t(`${say}.moveTo`), keys: 'shift+M', run: () => acts.onMoveTo(session) }),
    ...line('reassign', { label: i18n.t(`${say}.substitute`), run: () => ask('reassign', sessions) }),
    ...awayLines(alone ? awayOf(session, view) : null, session.trainerName, standIn),
    null,
    { label: i18n.t(`${say}.duplicate`), keys: 'mod+D', run: () => acts.onDuplicate(sessions) },
    { label: i18n.t(`${say}.copy`), keys: 'mod+C', run: () => hold('copy', sessions) },
    ...line('cut', { label: i18n.t(`${say}.cut`), keys: 'mod+X', run: () => hold('cut', sessions) }),
    { label: i18n.t(`${say}.nextWeek`), run: () => ask('copy', sessions, WEEK) },
    ...(may.has('cancel') ? [null] : []),
    ...line('cancel', {
      label: i18n.t(`${say}.cancel`),
      keys: 'Delete',
      danger: true,
      run: () => acts.onCancel(session),
    }),
  ]
}

/** A trainer's day, unless nobody teaches a session yet. */
function awayOf(session: DaySession, view: ScheduleView): Away | null {
  const zone = view.columns[0]?.scale.zone
  return zone === undefined ? null : awayFrom(session, zone)
}

const awayLines = (
  away: Away | null,
  name: string | null,
  standIn: MenuProps['standIn'],
): readonly MenuLine[] =>
  away === null || name === null
    ? []
    : [{ label: i18n.t('substitutes.openFor', { name }), run: () => standIn(away) }]

function placeLines(
  { view, group, acts, ask, onAsk, standIn }: MenuProps,
  place: Place,
  full: boolean,
): readonly MenuLine[] {
  const column = view.columns[place.column]
  const shown = new Set(view.columns.flatMap(({ sessions }) => sessions))
  const open = inOrder([...shown].filter(({ status }) => status === 'open'))
  const period = view.days.length > 1 ? 'week' : 'day'
  const create = () => {
    if (column !== undefined) onAsk({ kind: 'new', wish: wishAtCursor(place, column, group) })
  }
  return [
    { label: i18n.t(`${say}.create`), run: create },
    ...(full ? [{ label: i18n.t(`${say}.paste`), keys: 'mod+V', run: () => acts.onPaste(place) }] : []),
    ...awayLines(
      column === undefined || group !== 'trainer' || column.resource.id === null
        ? null
        : { trainer: column.resource.id, date: column.scale.date },
      column?.resource.name ?? null,
      standIn,
    ),
    ...(open.length > 0 && open.length <= 200
      ? [null, { label: i18n.t(`${say}.${period}`), run: () => ask('copy', open, WEEK) }]
      : []),
  ]
}
