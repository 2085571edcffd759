import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import type { Matter } from './view-model.ts'

type Props = {
  readonly matters: readonly Matter[]
  readonly onClose: () => void
  readonly onSettled: () => void
}

const LONGEST_NOTE = 255

/** Settles one matter or several, with a note for whoever asks later. */
export function SettleDialog({ matters, onClose, onSettled }: Props) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const command = useCommand('attention.resolveMany')
  const count = matters.length
  const send = async () => {
    const ids = matters.flatMap(({ id }) => id ?? [])
    const reply = await command.run({ ids, note })
    if (!reply.ok) return
    const { done, refused } = reply.value
    const [first] = refused
    const told = [
      t('inbox.done.settledMany', { count: done }),
      ...(first === undefined
        ? []
        : [t('inbox.done.refusedMany', { count: refused.length, message: first.message })]),
    ]
    toast({ message: told.join(' '), ...(done === 0 ? { tone: 'refused' } : { undo: offerUndo() }) })
    onSettled()
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('inbox.settle.title', { count })}
      submitLabel={t('inbox.settle.submit')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      busy={command.busy}
      refusal={command.refusal}
    >
      <p>{count === 1 ? matters[0]?.title : t('inbox.settle.text')}</p>
      <Textarea
        label={t('inbox.settle.note')}
        description={t('inbox.settle.noteHint')}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        data-autofocus
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
