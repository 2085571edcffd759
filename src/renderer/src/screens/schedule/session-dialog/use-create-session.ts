import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { fullName } from '../../../../../shared/domain/clients.ts'
import { localDateOf } from '../../../../../shared/domain/time.ts'
import type { Refusal } from '../../../api/client.ts'
import { instantOf } from '../../../api/instant-of.ts'
import { useCommand } from '../../../api/use-command.ts'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { formatMoment } from '../../../i18n/format-date.ts'
import { type Fields, seriesInput, sessionInput, type Terms } from './fields.ts'
import { seriesOutcome } from './series-outcome.ts'
import { doneInWords } from './words.ts'

type Made = {
  /** The session made, or the first of them, and the studio's day it is on. */
  readonly onCreated: (sessionId: number, day: string) => void
  readonly onRefused: () => void
  readonly packOf: (subscriptionId: number) => string
}

type Create = {
  readonly send: () => Promise<void>
  readonly busy: boolean
  /** Why it was refused; gone as soon as anything is changed. */
  readonly refusal: Refusal | null
}

type Refused = { readonly fields: Fields; readonly refusal: Refusal }

/** Makes the session, or the series, that is in the dialog, and tells what has become of it. */
export function useCreateSession(
  fields: Fields,
  terms: Terms,
  { onCreated, onRefused, packOf }: Made,
): Create {
  const { t } = useTranslation()
  const one = useCommand('sessions.create')
  const many = useCommand('series.create')
  const [refused, setRefused] = useState<Refused | null>(null)
  const refuse = (refusal: Refusal) => {
    setRefused({ fields, refusal })
    onRefused()
  }

  const sendOne = async () => {
    const input = sessionInput(fields, terms)
    if (input === null) return
    const reply = await one.run(input)
    if (!reply.ok) return refuse(reply.error)
    const { session } = reply.value
    toast({ message: doneMessage(t, reply.value, terms.zone), undo: offerUndo() })
    onCreated(session.id, localDateOf(instantOf(session.startsAt), terms.zone))
  }
  const sendMany = async () => {
    const input = seriesInput(fields, terms)
    if (input === null) return
    const reply = await many.run(input)
    if (!reply.ok) return refuse(reply.error)
    const [first] = reply.value.created
    if (first === undefined) return toast({ message: t('schedule.create.doneNone'), tone: 'refused' })
    const parts = doneInWords(seriesOutcome(reply.value), packOf)
    toast({
      message: t('schedule.create.doneSeries', { title: first.session.title, parts }),
      undo: offerUndo(),
    })
    onCreated(first.session.id, localDateOf(instantOf(first.session.startsAt), terms.zone))
  }
  return {
    send: fields.repeat ? sendMany : sendOne,
    busy: one.busy || many.busy,
    refusal: refused?.fields === fields ? refused.refusal : null,
  }
}

function doneMessage(t: TFunction, made: Value<'sessions.create'>, zone: string): string {
  const { session, client, booking, availableSessions } = made
  const when = formatMoment(instantOf(session.startsAt), zone)
  const { title } = session
  if (client === null) return t('schedule.create.done', { title, when })
  const name = fullName(client)
  if (booking?.funding !== 'credit') return t('schedule.create.doneWithout', { name, title, when })
  return t('schedule.create.doneBooked', { name, title, when, count: availableSessions ?? 0 })
}
