import { Radio, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Value } from '../../../../../shared/contract/index.ts'
import {
  type Instant,
  isLocalDate,
  isWallTime,
  resolveWallTime,
  wallTimeOf,
} from '../../../../../shared/domain/time.ts'
import { useCommand } from '../../../api/use-command.ts'
import { usePreview } from '../../../api/use-query.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { FieldRow } from '../../../components/field.tsx'
import { formatMoment } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import { VerdictLine } from '../session-verdict.tsx'
import { type DaySession, periodOf } from '../sessions.ts'
import { changeOf, copyOf, tellCopied, tellDone } from './many-commands.ts'
import { ManyOutcome, type Trouble, useTroubles } from './outcome.tsx'
import { laterBy, type SessionWish, type Shift, shiftBetween } from './together.ts'

type Props = {
  readonly act: 'move' | 'copy'
  readonly sessions: readonly DaySession[]
  readonly shift: Pick<Shift, 'days' | 'time'>
  readonly onClose: () => void
}

type Clients = 'none' | 'rebook'

/** Moves or copies many by form: says when the first of them shall be, and the others keep their distance. */
export function PlaceMany({ act, sessions, shift, onClose }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [first] = sessions
  const [wall, setWall] = useState(() => wallAfter(first, shift, zone))
  const [clients, setClients] = useState<Clients>('none')
  const wishes = wishesAt(sessions, `${wall.day}T${wall.time}`, zone)
  const move = useMove(act === 'move' ? wishes : null, sessions, onClose)
  const copy = useCopy(act === 'copy' ? wishes : null, clients, sessions, onClose)
  const { busy, refusal, send } = act === 'move' ? move : copy
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send()
  }
  const count = sessions.length
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t(`schedule.many.${act}.title`, { count })}
      submitLabel={t(`schedule.many.${act}.button`, { count })}
      onSubmit={submit}
      busy={busy}
      refusal={refusal}
    >
      {first !== undefined && (
        <p>
          {t(`schedule.many.${act}.hint`, {
            count,
            title: first.title,
            time: formatMoment(periodOf(first).startsAt, zone),
          })}
        </p>
      )}
      <FieldRow>
        <TextInput
          type="date"
          label={t('schedule.create.day')}
          value={wall.day}
          onChange={(event) => setWall({ ...wall, day: event.currentTarget.value })}
          data-autofocus
        />
        <TextInput
          type="time"
          label={t('schedule.create.time')}
          value={wall.time}
          onChange={(event) => setWall({ ...wall, time: event.currentTarget.value })}
        />
      </FieldRow>
      {act === 'copy' && (
        <Radio.Group
          label={t('schedule.many.copy.clients')}
          value={clients}
          onChange={(value) => setClients(value === 'rebook' ? 'rebook' : 'none')}
        >
          <Radio mt={8} value="none" label={t('schedule.many.copy.none')} />
          <Radio mt={8} value="rebook" label={t('schedule.many.copy.rebook')} />
        </Radio.Group>
      )}
      <div>
        {wishes === null && <VerdictLine tone="info" text={t('schedule.create.invalidTime')} />}
        {wishes !== null && act === 'move' && move.outcome}
        {wishes !== null && act === 'copy' && copy.outcome}
      </div>
    </FormDialog>
  )
}

type Wall = { readonly day: string; readonly time: string }

function wallAfter(first: DaySession | undefined, shift: Props['shift'], zone: string): Wall {
  const wall = first === undefined ? '' : wallTimeOf(laterBy(first, shift, zone).startsAt, zone)
  return { day: wall.slice(0, 10), time: wall.slice(11) }
}

/** Where all come to stand when the first begins then; null while that is no time. */
function wishesAt(
  sessions: readonly DaySession[],
  wall: string,
  zone: string,
): readonly SessionWish[] | null {
  const [first] = sessions
  if (first === undefined || !isLocalDate(wall.slice(0, 10)) || !isWallTime(wall)) return null
  const startsAt: Instant = resolveWallTime(wall, zone).instant
  const shift = shiftBetween(first, startsAt, zone)
  return sessions.map((session) => laterBy(session, shift, zone))
}

type Wishes = readonly SessionWish[] | null

function useMove(wishes: Wishes, sessions: readonly DaySession[], onClose: () => void) {
  const { t } = useTranslation()
  const input = wishes === null ? null : { changes: wishes.map((wish) => changeOf(wish)) }
  const preview = usePreview('schedule.reassign', input)
  const command = useCommand('schedule.reassign')
  const troublesOf = useTroubles(sessions)
  const say = ({ done, results }: Value<'schedule.reassign'>) =>
    t('schedule.many.move.outcome', { count: done, clients: clientsOf(results) })
  const send = async () => {
    const reply = input === null ? null : await command.run(input)
    if (reply?.ok !== true) return
    tellDone('moved', reply.value, sessions)
    if (reply.value.done > 0) onClose()
  }
  const outcome = <ManyOutcome preview={preview} say={say} troubles={({ results }) => troublesOf(results)} />
  return { busy: command.busy, refusal: command.refusal, send, outcome }
}

/** The places that clients have in the sessions that are left as main would have them. */
function clientsOf(results: readonly { readonly session: { readonly booked: number } | null }[]): number {
  return results.reduce((sum, { session }) => sum + (session?.booked ?? 0), 0)
}

function useCopy(wishes: Wishes, clients: Clients, sessions: readonly DaySession[], onClose: () => void) {
  const { t } = useTranslation()
  const input: Input<'sessions.copy'> | null =
    wishes === null ? null : { copies: wishes.map(copyOf), clients }
  const preview = usePreview('sessions.copy', input)
  const command = useCommand('sessions.copy')
  const troublesOf = useTroubles(sessions)
  const say = ({ done, results }: Value<'sessions.copy'>) => {
    const made = t('schedule.many.copy.outcome', { count: done })
    const held = results.reduce((sum, row) => sum + row.held, 0)
    const booked = t('schedule.many.copy.booked', { count: clientsOf(results), held })
    return clients === 'none' ? made : `${made} ${booked}`
  }
  const troubles = ({ results }: Value<'sessions.copy'>): readonly Trouble[] => [
    ...troublesOf(results),
    ...results.flatMap(({ sessionId, session, notBooked }) =>
      notBooked.map(({ clientId, clientName, message }) => ({
        key: `${sessionId}-${session?.startsAt}-${clientId}`,
        who: `${clientName}:`,
        why: message,
      })),
    ),
  ]
  const send = async () => {
    const reply = input === null ? null : await command.run(input)
    if (reply?.ok !== true) return
    tellCopied(reply.value, sessions)
    if (reply.value.done > 0) onClose()
  }
  const outcome = <ManyOutcome preview={preview} say={say} troubles={troubles} />
  return { busy: command.busy, refusal: command.refusal, send, outcome }
}
