import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../../shared/contract/index.ts'
import { usePreview } from '../../../api/use-query.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import { OutlookLine } from '../../schedule/session-dialog/outlook-line.tsx'
import { ClosureFields } from './closure-fields.tsx'
import {
  type ClosureForm,
  type ClosureValues,
  roomOf,
  STUDIO,
  useClosureForm,
  useTypedClosure,
} from './closure-form.ts'
import { stretchInput, stretchValues } from './stretch-form.ts'

export type Closure = Value<'closures.list'>['rows'][number]

type Props = {
  /** The closure to change; null for a new one. */
  readonly before: Closure | null
  readonly onClose: () => void
}

/** Enters or changes when the studio or a room is closed. Nothing is cancelled: it says how much lies in it. */
export function ClosureDialog({ before, onClose }: Props) {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const stretch =
    before === null
      ? ({ whole: 'days', from: today, until: today, startTime: '', endTime: '' } as const)
      : stretchValues(before, zone)
  const room = before?.roomId ?? null
  const form = useClosureForm({
    ...stretch,
    reason: before?.reason ?? '',
    roomId: room === null ? STUDIO : String(room),
  })
  const add = useFormCommand('closures.add', form)
  const update = useFormCommand('closures.update', form)
  const done = (
    message: 'hours.closure.added' | 'hours.closure.changed',
    { closure, sessions }: Value<'closures.add'>,
  ) => {
    const lie = sessions > 0 ? ` ${t('hours.lieInIt', { count: sessions })}` : ''
    toast({ message: `${t(message, closure)}${lie}`, undo: offerUndo() })
    onClose()
  }
  const save = async (values: ClosureValues, version: number | null) => {
    const { reason, roomId } = values
    const input = { ...stretchInput(values, zone), reason, roomId: roomOf(roomId) }
    if (before === null || version === null) {
      const made = await add.send(input)
      return made === null ? undefined : done('hours.closure.added', made)
    }
    const changed = await update.send({ closureId: before.id, version, ...input })
    return changed === null ? undefined : done('hours.closure.changed', changed)
  }
  const refusal = add.refusal ?? update.refusal
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={before === null ? t('hours.closure.addTitle') : t('hours.closure.changeTitle', before)}
      submitLabel={t(before === null ? 'hours.closure.add' : 'settings.save')}
      onSubmit={form.submit((values) => void save(values, before?.version ?? null))}
      busy={add.busy || update.busy}
      refusal={refusal}
      wayOut={staleRecord({
        refusal,
        before: { ...before },
        inWords: (field, value) => [
          t(field === 'reason' ? 'hours.column.reason' : 'hours.column.when'),
          String(value ?? ''),
        ],
        onSave: (version, leaving) =>
          leaving.length === 0 ? void save(form.getValues(), version) : onClose(),
      })}
    >
      <ClosureFields form={form} />
      <SessionsInIt form={form} />
    </FormDialog>
  )
}

/** How many open sessions lie in what is typed so far, before it is kept; nothing until it is a stretch. */
function SessionsInIt({ form }: { readonly form: ClosureForm }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const typed = useTypedClosure(form, zone)
  // The reason is asked for when it is kept; how much lies in it does not depend on it.
  const input = typed === null ? null : { ...typed, reason: t('hours.closure.addTitle') }
  const { value, outdated } = usePreview('closures.add', input)
  if (typed === null || outdated || value === undefined) return null
  const { sessions } = value
  return (
    <OutlookLine tone={sessions === 0 ? 'ok' : 'warning'}>
      {sessions === 0 ? t('hours.closure.nothingInIt') : t('hours.lieInIt', { count: sessions })}
    </OutlookLine>
  )
}
