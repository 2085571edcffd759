import { NumberInput, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input, Refusal } from '../../../../../shared/contract/index.ts'
import { formatMoney } from '../../../../../shared/domain/money.ts'
import { useCommand } from '../../../api/use-command.ts'
import { usePreview } from '../../../api/use-query.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { FieldRow } from '../../../components/field.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { locale } from '../../../i18n/locale.ts'
import { i18n } from '../../../i18n/setup.ts'
import { useStudio } from '../../../state/studio.ts'
import { LinkField, NotesField, PlatformField } from '../session-dialog/more-part.tsx'
import { AmountField } from '../session-dialog/payment-part.tsx'
import { errorsOf } from '../session-dialog/refusals.ts'
import { useFirstInvalid } from '../session-dialog/use-errors.ts'
import type { DaySession } from '../sessions.ts'
import { detailsOf, type EditFields, editChanges, editFields, editProblems } from './edit-fields.ts'
import classes from './inspector.module.css'

type Props = { readonly session: DaySession; readonly onClose: () => void }

/** Changes what a session is: title, places, price, where it is held online, notes. Its time is moved, not edited. */
export function EditSessionDialog({ session: now, onClose }: Props) {
  const { t } = useTranslation()
  // As it was when the dialog opened: what somebody else changes meanwhile is shown as a clash, not taken over.
  const [session] = useState(now)
  const { zone, currency } = useStudio()
  const terms = { zone, currency, locale: locale() }
  const [fields, setFields] = useState(() => editFields(session, terms))
  const set = (next: Partial<EditFields>) => setFields((before) => ({ ...before, ...next }))
  const update = useCommand('sessions.update')
  const { errors, tryOn, general } = useEditErrors(fields, terms, update.refusal)
  const { root, request } = useFirstInvalid()
  const asked = (version: number, without: readonly string[]): Input<'sessions.update'> | null => {
    const changes = editChanges(session, fields, terms, without)
    return changes === null ? null : { sessionId: session.id, version, ...changes }
  }
  const send = async (version: number, without: readonly string[] = []) => {
    const input = asked(version, without)
    tryOn()
    if (input === null) return request()
    const reply = await update.run(input)
    if (!reply.ok) return request()
    toast({ message: t('inspector.edit.done', { title: reply.value.session.title }), undo: offerUndo() })
    onClose()
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send(session.version)
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('inspector.edit.title')}
      submitLabel={t('inspector.edit.button')}
      onSubmit={submit}
      busy={update.busy}
      refusal={general}
      width={560}
      wayOut={staleRecord({
        refusal: update.refusal,
        before: detailsOf(session),
        inWords: (field, value) => [labelOf(field), wordsOf(value, field, currency)],
        onSave: (version, without) => void send(version, without),
      })}
    >
      <div ref={root} className={classes.form}>
        <EditedFields fields={fields} set={set} errors={errors} />
        <Promotions input={asked(now.version, [])} capacity={session.capacity} />
      </div>
    </FormDialog>
  )
}

type FieldsProps = {
  readonly fields: EditFields
  readonly set: (next: Partial<EditFields>) => void
  readonly errors: Partial<Record<keyof EditFields, string>>
}

function EditedFields({ fields, set, errors }: FieldsProps) {
  const { t } = useTranslation()
  const part = { fields, set, errors }
  return (
    <>
      <TextInput
        label={t('inspector.edit.name')}
        maxLength={80}
        value={fields.title}
        error={errors.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        data-autofocus
      />
      <FieldRow>
        <NumberInput
          label={t('inspector.edit.capacity')}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={fields.capacity}
          error={errors.capacity}
          onChange={(value) => set({ capacity: typeof value === 'number' ? value : '' })}
        />
        <AmountField {...part} />
      </FieldRow>
      <FieldRow>
        <PlatformField {...part} />
        <LinkField {...part} />
      </FieldRow>
      <NotesField {...part} />
    </>
  )
}

type PromotionsProps = { readonly input: Input<'sessions.update'> | null; readonly capacity: number }

/** Who gets a place that is added, by main's own dry run. */
function Promotions({ input, capacity }: PromotionsProps) {
  const { t } = useTranslation()
  const added = input?.capacity !== undefined && input.capacity > capacity
  const { value, refusal } = usePreview('sessions.update', added ? input : null)
  if (!added || refusal !== null || value === undefined) return null
  return (
    <ul className={classes.promotions} aria-live="polite">
      {value.promoted.map(({ bookingId, clientName }) => (
        <li key={bookingId}>{t('inspector.edit.promoted', { name: clientName })}</li>
      ))}
      {value.skipped.map(({ bookingId, clientName, reason }) => (
        <li key={bookingId}>{t('inspector.edit.skipped', { name: clientName, reason })}</li>
      ))}
    </ul>
  )
}

/** What is wrong, each at its field; what is about none stands above the buttons. */
function useEditErrors(
  fields: EditFields,
  terms: { readonly zone: string; readonly currency: string; readonly locale: string },
  refusal: Refusal | null,
) {
  const { t } = useTranslation()
  const [tried, setTried] = useState(false)
  const example = formatMoney({ amount: 4500, currency: terms.currency }, terms.locale)
  const words = { missing: t('form.missing'), amount: t('inspector.paid.unreadable', { example }) }
  const problems = Object.entries(tried ? editProblems(fields, terms) : {})
  const refused = refusal === null ? {} : errorsOf(refusal, words.missing)
  const found: FieldsProps['errors'] = Object.fromEntries(
    problems.map(([field, problem]) => [field, words[problem]]),
  )
  return {
    errors: { ...found, ...refused },
    tryOn: () => setTried(true),
    general: Object.keys(refused).length === 0 ? refusal : null,
  }
}

const LABELS = {
  title: 'inspector.edit.name',
  capacity: 'inspector.edit.capacity',
  amount: 'inspector.edit.amount',
  platform: 'schedule.create.platform',
  meetingLink: 'schedule.create.meetingLink',
  notes: 'schedule.create.notes',
} as const

/** A field of the contract as its label says it. */
function labelOf(field: string): string {
  const labels: Partial<Record<string, (typeof LABELS)[keyof typeof LABELS]>> = LABELS
  const label = labels[field]
  return label === undefined ? field : i18n.t(label)
}

function wordsOf(value: unknown, field: string, currency: string): string {
  if (value === null || value === undefined) return ''
  if (field === 'amount' && typeof value === 'number')
    return formatMoney({ amount: value, currency }, locale())
  return String(value)
}
