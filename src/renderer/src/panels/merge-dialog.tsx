import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { fullName } from '../../../shared/domain/clients.ts'
import type { Refusal } from '../api/client.ts'
import { instantOf } from '../api/instant-of.ts'
import { useCommand } from '../api/use-command.ts'
import { usePreview } from '../api/use-query.ts'
import { ConfirmDialog } from '../components/dialog.tsx'
import { offerUndo } from '../components/take-back.ts'
import { toast } from '../components/toast.tsx'
import { formatMoment } from '../i18n/format-date.ts'
import { useStudio } from '../state/studio.ts'
import { ClientPicker, type PickedClient } from './client-picker.tsx'
import { Consequence } from './consequence.tsx'
import { mergeInput } from './merge.ts'
import classes from './merge-dialog.module.css'

type Props = {
  readonly client: PickedClient
  /** The other record, where it is known already. */
  readonly other?: PickedClient
  readonly onClose: () => void
  /** Told who was kept. */
  readonly onMerged: (clientId: number) => void
}

/** Makes two records of one person one. What moves, and what stands in the way, is said before anything does. */
export function MergeDialog({ client, other: known, onClose, onMerged }: Props) {
  const { t } = useTranslation()
  const [other, setOther] = useState<PickedClient | null>(known ?? null)
  const [typed, setTyped] = useState('')
  const [keep, setKeep] = useState(String(client.id))
  const merge = useCommand('clients.merge')
  const both = other === null ? [client] : [client, other]
  const input = mergeInput(both, Number(keep))
  const preview = usePreview('clients.merge', input)
  // What would come of another pair is nothing to agree to.
  const outlook = preview.outdated ? undefined : preview.value
  const kept = both.find(({ id }) => id === input?.keepId) ?? client

  const choose = (next: PickedClient | null) => {
    merge.reset()
    setTyped('')
    setOther(next)
    setKeep(String(client.id))
  }
  const type = (text: string) => {
    choose(null)
    setTyped(text)
  }
  const confirm = async () => {
    if (input === null) return
    const reply = await merge.run(input)
    if (!reply.ok) return
    toast({ message: t('merge.done', { name: fullName(reply.value.client) }), undo: offerUndo() })
    onClose()
    onMerged(input.keepId)
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      width={520}
      title={t('merge.title', { name: fullName(client) })}
      confirmLabel={t('merge.button')}
      keepLabel={t('action.cancel')}
      disabled={input === null || outlook === undefined || preview.refusal !== null}
      onConfirm={() => void confirm()}
      busy={merge.busy}
      refusal={merge.refusal}
    >
      <div className={classes.root}>
        {known === undefined && (
          <ClientPicker
            label={t('merge.other')}
            description={t('merge.otherHint')}
            value={other}
            typed={typed}
            onChoose={choose}
            onType={type}
            initialFocus
          />
        )}
        {other !== null && (
          <>
            <SegmentedControl
              fullWidth
              orientation="vertical"
              aria-label={t('merge.keep')}
              value={keep}
              onChange={setKeep}
              data={both.map((one) => ({ value: String(one.id), label: t('merge.keepNamed', nameOf(one)) }))}
            />
            <Consequence refusal={preview.refusal}>
              {outlook !== undefined && <Effect answer={outlook} name={fullName(kept)} />}
            </Consequence>
            <Clashes refusal={preview.refusal} />
          </>
        )}
      </div>
    </ConfirmDialog>
  )
}

/** Two records of one person often have one name: what tells them apart stands after it. */
const nameOf = (client: PickedClient) => {
  const { email, phone, id } = client
  return { name: fullName(client), mark: email ?? phone ?? `#${id}` }
}

type EffectProps = { readonly answer: Value<'clients.merge'>; readonly name: string }

function Effect({ answer: { moved, queued, client }, name }: EffectProps) {
  const { t } = useTranslation()
  const parts = (['bookings', 'subscriptions', 'purchases', 'assignments'] as const).filter(
    (part) => moved[part] > 0,
  )
  return (
    <>
      <p>
        {parts.length === 0
          ? t('merge.movesNothing', { name })
          : t('merge.moves', {
              name,
              what: parts.map((part) => t(`merge.moved.${part}`, { count: moved[part] })).join(', '),
            })}
      </p>
      {moved.assignments > 0 && <p>{t('merge.trainers', { name })}</p>}
      {queued > 0 && <p>{t('merge.queued', { count: queued })}</p>}
      <p>{t('merge.after', { name, count: client.availableSessions })}</p>
    </>
  )
}

/** Sessions that one person could not both be in, one pair after the other. */
function Clashes({ refusal }: { readonly refusal: Refusal | null }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (refusal?.code !== 'CLIENT_CONFLICT' || refusal.details.clashes === undefined) return null
  const words = ({ title, startsAt }: { readonly title: string; readonly startsAt: string }) =>
    `${title}, ${formatMoment(instantOf(startsAt), zone)}`
  return (
    <ul className={classes.clashes}>
      {refusal.details.clashes.map(({ kept, merged }) => (
        <li key={`${kept.sessionId} ${merged.sessionId}`}>
          {t('merge.clash', { one: words(kept), other: words(merged) })}
        </li>
      ))}
    </ul>
  )
}
