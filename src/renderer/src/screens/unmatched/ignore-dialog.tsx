import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { whileLast } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { whatOf } from './columns.tsx'
import { useBringBack } from './left-out-list.tsx'
import type { Line } from './view-model.ts'

type Props = { readonly line: Line; readonly onClose: () => void }

const LONGEST_REASON = 255

/** Says that a line is nothing that gives credits, and why. */
export function IgnoreDialog({ line, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const command = useCommand('purchases.match')
  const bringBack = useBringBack()
  const send = async () => {
    const reply = await command.run({ lineId: line.lineId, ignore: true, reason })
    if (!reply.ok) return
    toast({
      message: t('unmatched.done.ignored', { what: whatOf(t, line) }),
      undo: whileLast(() => bringBack.run(line)),
    })
    onClose()
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('unmatched.ignore.title')}
      submitLabel={t('unmatched.ignore.submit')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      busy={command.busy}
      refusal={command.refusal}
    >
      <p dir="auto">{whatOf(t, line)}</p>
      <div>
        <p>{t('unmatched.ignore.text')}</p>
        <p>{t('unmatched.ignore.remembered')}</p>
      </div>
      <Textarea
        label={t('unmatched.ignore.reason')}
        description={t('unmatched.ignore.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        maxLength={LONGEST_REASON}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
