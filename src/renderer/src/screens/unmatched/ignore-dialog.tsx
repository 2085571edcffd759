import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { usePreview } from '../../api/use-query.ts'
import { FormDialog } from '../../components/dialog.tsx'
import { whileLast } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { whatOf } from './columns.tsx'
import { useBringBack } from './left-out-list.tsx'
import type { Line, Matched } from './view-model.ts'

type Props = { readonly line: Line; readonly onClose: () => void }

const LONGEST_REASON = 255

/** Says that a line is nothing that gives credits, and why; only where that is chosen, also of all else of its product. */
export function IgnoreDialog({ line, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [always, setAlways] = useState(false)
  const command = useCommand('purchases.match')
  const bringBack = useBringBack()
  const all = { lineId: line.lineId, ignore: true, always: true } as const
  const rule = usePreview('purchases.match', command.busy ? null : all).value?.always ?? null
  const send = async () => {
    const reply = await command.run({ lineId: line.lineId, ignore: true, always, reason })
    if (!reply.ok) return
    const others = reply.value.always?.others ?? 0
    const sentences = [
      t('unmatched.done.ignored', { what: whatOf(t, line) }),
      ...(others > 0 ? [t('unmatched.done.ignoredToo', { count: others })] : []),
    ]
    toast({
      message: sentences.join(' '),
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
      <p>{t('unmatched.ignore.text')}</p>
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
      {rule?.later && (
        <Checkbox
          label={t('unmatched.ignore.always')}
          description={always ? <Rule rule={rule} /> : t('unmatched.ignore.alone')}
          checked={always}
          onChange={(event) => setAlways(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}

/** How many it touches now, that it goes on, and what was known of the product until now. */
function Rule({ rule: { others, replaces } }: { readonly rule: NonNullable<Matched['always']> }) {
  const { t } = useTranslation()
  const sentences = [
    others === 0 ? t('unmatched.ignore.noOthers') : t('unmatched.ignore.others', { count: others }),
    t('unmatched.ignore.later'),
    ...(replaces === null ? [] : [t('unmatched.ignore.replaces', { package: replaces })]),
  ]
  return sentences.join(' ')
}
