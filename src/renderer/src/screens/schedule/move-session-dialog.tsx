import { NumberInput, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import {
  formatInstant,
  isLocalDate,
  isWallTime,
  localDateOf,
  parseInstant,
  resolveWallTime,
  wallTimeOf,
} from '../../../../shared/domain/time.ts'
import { useCommand } from '../../api/use-command.ts'
import { type Answer, usePreview, useQuery } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { FieldRow } from '../../components/field.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { VerdictLine } from './session-verdict.tsx'
import { type DaySession, periodOf } from './sessions.ts'
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

/** Moves a session by form: for whom dragging is no way. It says first whether the new place is free. */
export function MoveSessionDialog({ session, onClose, onMoved }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [fields, setFields] = useState(() => fieldsOf(session, zone))
  const set = (next: Partial<Fields>) => setFields((now) => ({ ...now, ...next }))
  const input = inputOf(fields, session, zone)
  const preview = usePreview('sessions.move', input)
  const move = useCommand('sessions.move')
  const send = async () => {
    if (input === null) return
    const reply = await move.run(input)
    if (!reply.ok) return
    const startsAt = parseInstant(reply.value.session.startsAt) ?? 0
    const place = formatMoment(startsAt, zone)
    toast({ message: t('schedule.grid.move.done', { title: session.title, place }), undo: offerUndo() })
    onMoved(localDateOf(startsAt, zone))
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send()
  }
  const place = formatMoment(periodOf(session).startsAt, zone)
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('schedule.grid.move.title')}
      submitLabel={t('schedule.grid.move.button')}
      onSubmit={submit}
      busy={move.busy}
      refusal={move.refusal}
    >
      <p>{t('schedule.grid.move.hint', { title: sessionName(session), place })}</p>
      <MoveFields fields={fields} set={set} />
      {move.refusal === null && <MoveVerdict preview={preview} complete={input !== null} zone={zone} />}
    </FormDialog>
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
function inputOf(fields: Fields, session: DaySession, zone: string): Input<'sessions.move'> | null {
  const wall = `${fields.day}T${fields.time}`
  if (!isLocalDate(fields.day) || !isWallTime(wall)) return null
  // Untouched it keeps its instant: of a time that the clock shows twice it may be the second.
  const { startsAt } = periodOf(session)
  const same = wallTimeOf(startsAt, zone) === wall
  return {
    sessionId: session.id,
    startsAt: formatInstant(same ? startsAt : resolveWallTime(wall, zone).instant),
    trainerId: fields.trainerId === null ? null : Number(fields.trainerId),
    roomId: fields.roomId === null ? null : Number(fields.roomId),
    ...(fields.minutes === '' ? {} : { minutes: fields.minutes }),
    version: session.version,
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

type VerdictProps = {
  readonly preview: Answer<Value<'sessions.move'>>
  readonly complete: boolean
  readonly zone: string
}

/** What would happen, from main's own dry run. */
function MoveVerdict({ preview, complete, zone }: VerdictProps) {
  const { t } = useTranslation()
  if (!complete) return <VerdictLine tone="info" text={t('schedule.create.invalidTime')} />
  if (preview.refusal !== null) return <VerdictLine tone="warning" text={preview.refusal.message} />
  if (preview.value === undefined) return <VerdictLine tone="info" text="" />
  const { session, refunded } = preview.value
  const parts = [
    t('schedule.create.ready'),
    refunded.length > 0 && t('schedule.grid.move.refunded', { count: refunded.length }),
    session.wallKind === 'gap' &&
      t('schedule.grid.move.gap', { time: formatMoment(parseInstant(session.startsAt) ?? 0, zone) }),
  ]
  return <VerdictLine tone="ok" text={parts.filter((part) => part !== false).join(' ')} />
}
