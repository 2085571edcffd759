import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { ConfirmDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './cancel-session-dialog.module.css'
import type { DaySession } from './sessions.ts'

type Props = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly session: DaySession
}

/** The studio cancels a session: says first how many bookings and sessions it touches. */
export function CancelSessionDialog({ opened, onClose, session }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const [reason, setReason] = useState('')
  const preview = usePreview('sessions.cancel', opened ? { sessionId: session.id } : null)
  const cancel = useCommand('sessions.cancel')
  const confirm = async () => {
    const reply = await cancel.run({ sessionId: session.id, reason })
    if (!reply.ok) return
    toast({ message: t('schedule.cancelSession.done', { title: session.title }), undo: offerUndo() })
    onClose()
  }
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('schedule.cancelSession.title')}
      confirmLabel={t('schedule.cancelSession.button')}
      keepLabel={t('schedule.cancelSession.keep')}
      onConfirm={() => void confirm()}
      busy={cancel.busy}
      refusal={cancel.refusal}
    >
      <p className={classes.session}>
        <strong>{session.title}</strong>
        <MomentText at={session.startsAt} zone={zone} />
      </p>
      <Answered answer={preview}>
        {({ cancelled, returned }) => (
          <p>
            {cancelled === 0
              ? t('schedule.cancelSession.nobody')
              : `${t('schedule.cancelSession.effect', { count: cancelled })} ${
                  returned === 0
                    ? t('schedule.cancelSession.returnedNone')
                    : t('schedule.cancelSession.returned', { count: returned })
                }`}
          </p>
        )}
      </Answered>
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
