import { NumberInput, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Instant,
  isLocalDate,
  isWallTime,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
  type ZoneId,
} from '../../../../shared/domain/time.ts'
import { call, type Refusal } from '../../api/client.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { FieldRow } from '../../components/field.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { MoveOutlook } from './move-outlook.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { moveInput, sendMove, sendSeriesMove } from './send-move.ts'
import type { Scope } from './series-scope.ts'
import classes from './session-dialog/dialog.module.css'
import { type DaySession, periodOf } from './sessions.ts'
import { tellMoved, tellSeriesMoved } from './tell-moved.ts'
import type { SessionMove } from './use-move-session.ts'
import { sessionName } from './words.ts'

type Props = {
  readonly session: DaySession
  readonly onClose: () => void
  /** The day that it is on now. */
  readonly onMoved: (day: string) => void
}

type Fields = {
  readonly day: string
  readonly time: string
  readonly minutes: number | ''
  readonly trainerId: string | null
  readonly roomId: string | null
}

/**
 * Moves a session by form: for whom dragging is no way. It says first whether the new place is free. What somebody else
 * changed meanwhile is told, with their change to take over or to write over.
 */
export function MoveSessionDialog({ session, onClose, onMoved }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [current, setCurrent] = useState(session)
  const [fields, setFields] = useState(() => fieldsOf(session, zone))
  const [scope, setScope] = useState<Scope>('this')
  const set = (next: Partial<Fields>) => setFields((now) => ({ ...now, ...next }))
  const wish = moveOf(fields, current, zone)
  const move = useMoveByForm(onMoved)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (wish !== null) void move.send(wish, scope)
  }
  const takeTheirs = async () => {
    const reply = await call('sessions.get', { sessionId: session.id })
    if (!reply.ok) return
    setCurrent(reply.value.session)
    setFields(fieldsOf(reply.value.session, zone))
    move.reset()
  }
  const { refusal } = move
  const place = formatMoment(periodOf(current).startsAt, zone)
  const isStale = refusal?.code === 'STALE_VERSION' && wish !== null
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('schedule.grid.move.title')}
      submitLabel={t('schedule.grid.move.button')}
      onSubmit={submit}
      busy={move.busy}
      refusal={refusal}
      wayOut={
        isStale && (
          <StaleMove
            onTakeTheirs={() => void takeTheirs()}
            onMoveAnyway={() => void move.send(over(wish, refusal.details.found), scope)}
          />
        )
      }
    >
      <p>{t('schedule.grid.move.hint', { title: sessionName(current), place })}</p>
      <MoveFields fields={fields} set={set} />
      {session.seriesId !== null && <ScopeChoice value={scope} onChange={setScope} />}
      {refusal === null && (
        <MoveOutlook input={wish === null ? null : moveInput(wish)} session={current} scope={scope} />
      )}
    </FormDialog>
  )
}

type MoveByForm = {
  readonly send: (move: SessionMove, scope: Scope) => Promise<void>
  readonly busy: boolean
  readonly refusal: Refusal | null
  readonly reset: () => void
}

/** Moves it as a drop does, alone or with others of its series, and tells what has become of it. */
function useMoveByForm(onMoved: Props['onMoved']): MoveByForm {
  const { zone } = useStudio()
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const send = async (move: SessionMove, scope: Scope) => {
    // A double click wishes for one move.
    if (sending.current) return
    sending.current = true
    setBusy(true)
    setRefusal(null)
    const answer = await moved(move, scope, zone).finally(() => {
      sending.current = false
      setBusy(false)
    })
    if (typeof answer === 'number') onMoved(localDateOf(answer, zone))
    else setRefusal(answer)
  }
  return { send, busy, refusal, reset: () => setRefusal(null) }
}

/** Sends the move and tells of it; when the session begins then, or why it stays. */
async function moved(move: SessionMove, scope: Scope, zone: ZoneId): Promise<Instant | Refusal> {
  const { session } = move
  if (scope === 'this') {
    const reply = await sendMove(move)
    if (!reply.ok) return reply.error
    const startsAt = instantOf(reply.value.session.startsAt)
    tellMoved(reply.value, formatMoment(startsAt, zone), zone)
    return startsAt
  }
  const reply = await sendSeriesMove(move, scope)
  if (!reply.ok) return reply.error
  tellSeriesMoved(session.title, reply.value)
  const own = reply.value.moved.find((one) => one.session.id === session.id)?.session
  return instantOf((own ?? session).startsAt)
}

/** The same move, upon the version that somebody else has made. */
const over = (wish: SessionMove, version: number): SessionMove => ({
  ...wish,
  session: { ...wish.session, version },
})

type StaleProps = { readonly onTakeTheirs: () => void; readonly onMoveAnyway: () => void }

/** Somebody else was faster: go on from what they did, or over it. */
function StaleMove({ onTakeTheirs, onMoveAnyway }: StaleProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.ways}>
      <Button onClick={onTakeTheirs}>{t('stale.takeTheirs')}</Button>
      <Button onClick={onMoveAnyway}>{t('schedule.series.moveAnyway')}</Button>
    </div>
  )
}

function fieldsOf(session: DaySession, zone: string): Fields {
  const wall = wallTimeOf(periodOf(session).startsAt, zone)
  const text = (id: number | null) => (id === null ? null : String(id))
  return {
    day: wall.slice(0, 10),
    time: wall.slice(11),
    minutes: session.minutes,
    trainerId: text(session.trainerId),
    roomId: text(session.roomId),
  }
}

/** What the fields say; null while day or time are not whole yet. */
function moveOf(fields: Fields, session: DaySession, zone: string): SessionMove | null {
  const wall = `${fields.day}T${fields.time}`
  if (!isLocalDate(fields.day) || !isWallTime(wall)) return null
  // Untouched it keeps its instant: of a time that the clock shows twice it may be the second.
  const { startsAt } = periodOf(session)
  const same = wallTimeOf(startsAt, zone) === wall
  return {
    session,
    startsAt: same ? startsAt : resolveWallTime(wall, zone).instant,
    minutes: fields.minutes === '' ? session.minutes : fields.minutes,
    trainerId: fields.trainerId === null ? null : Number(fields.trainerId),
    roomId: fields.roomId === null ? null : Number(fields.roomId),
  }
}

type FieldsProps = { readonly fields: Fields; readonly set: (next: Partial<Fields>) => void }

function MoveFields({ fields, set }: FieldsProps) {
  const { t } = useTranslation()
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  const rooms = useQuery('rooms.list', { active: true }).value?.rows ?? []
  const options = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <FieldRow>
        <TextInput
          type="date"
          label={t('schedule.create.day')}
          value={fields.day}
          onChange={(event) => set({ day: event.currentTarget.value })}
          data-autofocus
        />
        <TextInput
          type="time"
          label={t('schedule.create.time')}
          value={fields.time}
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
        <NumberInput
          label={t('schedule.create.minutes')}
          min={5}
          max={1440}
          step={5}
          allowDecimal={false}
          value={fields.minutes}
          onChange={(value) => set({ minutes: typeof value === 'number' ? value : '' })}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t('schedule.create.trainer')}
          placeholder={t('schedule.create.noTrainer')}
          data={options(staff)}
          value={fields.trainerId}
          onChange={(trainerId) => set({ trainerId })}
          clearable
        />
        <Select
          label={t('schedule.create.room')}
          placeholder={t('schedule.create.noRoom')}
          data={options(rooms)}
          value={fields.roomId}
          onChange={(roomId) => set({ roomId })}
          clearable
        />
      </FieldRow>
    </>
  )
}
