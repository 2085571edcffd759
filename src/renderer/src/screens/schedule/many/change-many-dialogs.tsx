import { Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/use-command.ts'
import { usePreview, useQuery } from '../../../api/use-query.ts'
import { ConfirmDialog, FormDialog } from '../../../components/dialog.tsx'
import { VerdictLine } from '../session-verdict.tsx'
import type { DaySession } from '../sessions.ts'
import { tellDone } from './many-commands.ts'
import { ManyOutcome, useTroubles } from './outcome.tsx'
import { clearSelection } from './selection.ts'

type Props = { readonly sessions: readonly DaySession[]; readonly onClose: () => void }

/** Gives sessions to another trainer, or to nobody. */
export function ReassignMany({ sessions, onClose }: Props) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<string | null>(null)
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  const trainerId = choice === NOBODY ? null : Number(choice)
  const changes = sessions.map(({ id, version }) => ({ sessionId: id, version, trainerId }))
  const input = choice === null ? null : { changes }
  const preview = usePreview('schedule.reassign', input)
  const command = useCommand('schedule.reassign')
  const troublesOf = useTroubles(sessions)
  const submit = async () => {
    const reply = input === null ? null : await command.run(input)
    if (reply?.ok !== true) return
    tellDone('reassigned', reply.value, sessions)
    if (reply.value.done > 0) onClose()
  }
  const options = [
    ...staff.map(({ id, name }) => ({ value: String(id), label: name })),
    { value: NOBODY, label: t('schedule.unassigned') },
  ]
  const name = options.find(({ value }) => value === choice)?.label ?? ''
  const count = sessions.length
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('schedule.many.reassign.title', { count })}
      submitLabel={t('schedule.many.reassign.button', { count })}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault()
        void submit()
      }}
      busy={command.busy}
      refusal={command.refusal}
    >
      <Select
        label={t('schedule.create.trainer')}
        data={options}
        value={choice}
        onChange={setChoice}
        searchable
        allowDeselect={false}
        data-autofocus
      />
      <div>
        {input === null ? (
          <VerdictLine tone="info" text={t('schedule.many.reassign.choose')} />
        ) : (
          <ManyOutcome
            preview={preview}
            say={({ done }) => t('schedule.many.reassign.outcome', { count: done, name })}
            troubles={({ results }) => troublesOf(results)}
          />
        )}
      </div>
    </FormDialog>
  )
}

/** No id is this. */
const NOBODY = 'nobody'

/** The studio cancels sessions: says first how many bookings go and how many credits come back. */
export function CancelMany({ sessions, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const changes = sessions.map(({ id, version }) => ({ sessionId: id, version, cancel: true as const }))
  const preview = usePreview('schedule.reassign', { changes })
  const command = useCommand('schedule.reassign')
  const troublesOf = useTroubles(sessions)
  const confirm = async () => {
    const reply = await command.run({ changes: changes.map((change) => ({ ...change, reason })) })
    if (!reply.ok) return
    tellDone('cancelled', reply.value, sessions)
    if (reply.value.done === 0) return
    clearSelection()
    onClose()
  }
  const count = sessions.length
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('schedule.many.cancel.title', { count })}
      confirmLabel={t('schedule.many.cancel.button', { count })}
      keepLabel={t('schedule.many.cancel.keep', { count })}
      onConfirm={() => void confirm()}
      busy={command.busy}
      refusal={command.refusal}
    >
      <ManyOutcome
        preview={preview}
        say={({ done, results }) => {
          const sum = (of: 'cancelled' | 'returned') => results.reduce((all, row) => all + row[of], 0)
          return [
            t('schedule.many.cancel.outcome', { count: done }),
            t('schedule.many.cancel.bookings', { count: sum('cancelled') }),
            t('schedule.many.cancel.returned', { count: sum('returned') }),
          ].join(' ')
        }}
        troubles={({ results }) => troublesOf(results)}
      />
      <TextInput
        mt="sm"
        label={t('schedule.cancelSession.reason')}
        description={t('schedule.cancelSession.reasonHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
