import { Autocomplete, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CANCELLED_BY, type CancelledBy, type Outcome } from '../../../../shared/domain/bookings.ts'
import { useQuery } from '../../api/use-query.ts'
import { METHODS } from '../schedule/session-dialog/payment-part.tsx'
import { type BulkAct, bookingIdsOf, bookingResults, reassignments, sessionResults } from './bulk.ts'
import { type BulkProps, SessionBulkForm } from './session-bulk-form.tsx'

/** Asks about many rows at once, and says first what will happen to each. */
export function BulkDialog({ act, ...props }: BulkProps & { readonly act: BulkAct }) {
  switch (act) {
    case 'attended':
      return <OutcomeForm {...props} outcome="completed" />
    case 'noShow':
      return <OutcomeForm {...props} outcome="no_show" />
    case 'paid':
      return <PaidForm {...props} />
    case 'cancel':
      return <CancelForm {...props} />
    case 'reassign':
      return <ReassignForm {...props} />
  }
}

function OutcomeForm({ outcome, ...props }: BulkProps & { readonly outcome: Outcome }) {
  const { t } = useTranslation()
  const bookingIds = bookingIdsOf(props.marked)
  const count = bookingIds.length
  const what = outcome === 'completed' ? 'attended' : 'noShow'
  return (
    <SessionBulkForm
      {...props}
      method="bulk.setOutcome"
      input={{ bookingIds, outcome }}
      title={t(`sessions.bulk.${what}.title`, { count })}
      submitLabel={t(`sessions.bulk.${what}.button`, { count })}
      say={({ used, returned }) =>
        [
          t('sessions.bulk.used', { count: used }),
          ...(returned > 0 ? [t('sessions.bulk.returned', { count: returned })] : []),
        ].join(' ')
      }
      results={({ refused }) => bookingResults(props.marked, refused)}
    />
  )
}

function PaidForm(props: BulkProps) {
  const { t } = useTranslation()
  const [method, setMethod] = useState('')
  const bookingIds = bookingIdsOf(props.marked)
  const count = bookingIds.length
  return (
    <SessionBulkForm
      {...props}
      method="bulk.setPayment"
      input={{ bookingIds, status: 'paid', method }}
      title={t('sessions.bulk.paid.title', { count })}
      submitLabel={t('sessions.bulk.paid.button', { count })}
      say={() => t('sessions.bulk.paid.effect')}
      results={({ refused }) => bookingResults(props.marked, refused)}
    >
      <Autocomplete
        label={t('inspector.paid.method')}
        placeholder={t('inspector.paid.methodHint')}
        data={METHODS.map((known) => t(`schedule.create.methods.${known}`))}
        maxLength={60}
        value={method}
        onChange={setMethod}
        data-autofocus
      />
    </SessionBulkForm>
  )
}

function CancelForm(props: BulkProps) {
  const { t } = useTranslation()
  const [by, setBy] = useState<CancelledBy>('client')
  const [reason, setReason] = useState('')
  const bookingIds = bookingIdsOf(props.marked)
  const count = bookingIds.length
  return (
    <SessionBulkForm
      {...props}
      method="bulk.cancel"
      input={{ bookingIds, by, reason }}
      title={t('sessions.bulk.cancel.title', { count })}
      submitLabel={t('sessions.bulk.cancel.button', { count })}
      danger
      say={({ returned, late }) =>
        [
          ...(by === 'client' && late > 0 ? [t('sessions.bulk.cancel.late', { count: late })] : []),
          t('sessions.bulk.returned', { count: returned }),
        ].join(' ')
      }
      results={({ refused }) => bookingResults(props.marked, refused)}
    >
      <SegmentedControl
        aria-label={t('panels.cancelBooking.who')}
        fullWidth
        value={by}
        onChange={setBy}
        data={CANCELLED_BY.map((value) => ({ value, label: t(`panels.cancelBooking.by.${value}`) }))}
      />
      <TextInput
        label={t('panels.cancelBooking.reason')}
        description={t('panels.cancelBooking.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SessionBulkForm>
  )
}

/** No id is this. */
const NOBODY = 'nobody'

function ReassignForm(props: BulkProps) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<string | null>(null)
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  const changes = reassignments(props.marked, choice === NOBODY ? null : Number(choice))
  const count = changes.length
  return (
    <SessionBulkForm
      {...props}
      method="schedule.reassign"
      input={choice === null ? null : { changes }}
      title={t('schedule.many.reassign.title', { count })}
      submitLabel={t('schedule.many.reassign.button', { count })}
      say={() => t('sessions.bulk.reassign.effect')}
      results={({ results }) => sessionResults(props.marked, results)}
    >
      <Select
        label={t('schedule.create.trainer')}
        data={[
          ...staff.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: NOBODY, label: t('schedule.unassigned') },
        ]}
        value={choice}
        onChange={setChoice}
        searchable
        allowDeselect={false}
        data-autofocus
      />
    </SessionBulkForm>
  )
}
