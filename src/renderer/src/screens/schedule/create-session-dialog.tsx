import type { TFunction } from 'i18next'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { type Instant, localDateOf, parseInstant, wallTimeOf } from '../../../../shared/domain/time.ts'
import { useCommand } from '../../api/use-command.ts'
import { usePreview, useQuery } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { FundingWayOut } from './funding-way-out.tsx'
import { type Fields, inputOf, SessionFields } from './session-fields.tsx'
import { SessionVerdict } from './session-verdict.tsx'

/** Where a new session begins: the place on the grid that was pressed. */
export type SessionDraft = {
  readonly trainerId: number | null
  readonly roomId: number | null
  readonly startsAt: Instant
  /** As drawn; 0 for what the service usually takes. */
  readonly minutes: number
}

type Props = {
  readonly draft: SessionDraft
  readonly onClose: () => void
  /** The session made and the studio's day it is on. */
  readonly onCreated: (sessionId: number, day: string) => void
}

/** Puts a session on the schedule, with a client at once if one is chosen; the verdict is shown before it is made. */
export function CreateSessionDialog({ draft, onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const services = useQuery('services.list', { active: true }).value?.rows ?? []
  const [fields, setFields] = useState(() => fieldsOf(draft, usualService(services), zone))
  const set = (next: Partial<Fields>) => setFields((now) => ({ ...now, ...next }))
  const service = services.find((row) => String(row.id) === fields.serviceId)
  const input = inputOf(fields, zone)
  const preview = usePreview('sessions.create', input)
  const create = useCommand('sessions.create')

  const send = async (funding: 'credit' | 'unpaid' | 'comp') => {
    if (input === null) return
    const reply = await create.run({ ...input, funding })
    if (!reply.ok) return
    const { session } = reply.value
    const startsAt = parseInstant(session.startsAt) ?? 0
    toast({ message: doneMessage(t, reply.value, formatMoment(startsAt, zone)), undo: offerUndo() })
    onCreated(session.id, localDateOf(startsAt, zone))
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send('credit')
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('schedule.create.title')}
      width={560}
      submitLabel={t(fields.client === null ? 'schedule.create.button' : 'schedule.create.buttonBook')}
      onSubmit={submit}
      busy={create.busy}
      refusal={create.refusal}
      wayOut={
        fields.client !== null && (
          <FundingWayOut
            refusal={create.refusal}
            client={{ id: fields.client.id, name: fullName(fields.client) }}
            family={service?.family ?? null}
            onFunded={() => void send('credit')}
            onBook={(funding) => void send(funding)}
          />
        )
      }
    >
      <SessionFields fields={fields} set={set} />
      {create.refusal === null && (
        <SessionVerdict preview={preview} complete={input !== null} client={fields.client} />
      )}
    </FormDialog>
  )
}

function doneMessage(t: TFunction, made: Value<'sessions.create'>, when: string): string {
  const { session, client, availableSessions } = made
  if (client === null) return t('schedule.create.done', { title: session.title, when })
  return t('schedule.create.doneBooked', {
    name: fullName(client),
    title: session.title,
    when,
    count: availableSessions ?? 0,
  })
}

type Offered = { readonly id: number; readonly kind: string; readonly creditCost: number }

/** What a studio most likely means: its plainest personal service, or the first at all. */
function usualService(services: readonly Offered[]): number | null {
  const personal = services.filter((service) => service.kind === 'personal')
  const plainest = personal.toSorted((a, b) => a.creditCost - b.creditCost)[0]
  return (plainest ?? services[0])?.id ?? null
}

function fieldsOf(draft: SessionDraft, serviceId: number | null, zone: string): Fields {
  const wall = wallTimeOf(draft.startsAt, zone)
  return {
    serviceId: serviceId === null ? null : String(serviceId),
    trainerId: draft.trainerId === null ? null : String(draft.trainerId),
    roomId: draft.roomId === null ? null : String(draft.roomId),
    day: wall.slice(0, 10),
    time: wall.slice(11),
    minutes: draft.minutes === 0 ? '' : draft.minutes,
    capacity: '',
    notes: '',
    client: null,
  }
}
