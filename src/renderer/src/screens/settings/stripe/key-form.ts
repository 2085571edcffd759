import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { judgeKey } from '../../../../../shared/domain/stripe-key.ts'
import { useCommand } from '../../../api/use-command.ts'
import { showAtFields, useStudioForm } from '../../../components/field.tsx'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'

type Values = { readonly key: string }

/** Says what a text is that is no restricted key, before it goes anywhere. */
const fields = z.object({
  key: z.string().superRefine((text, context) => {
    if (text.trim() === '') {
      context.addIssue({ code: 'custom', message: i18n.t('form.missing') })
      return
    }
    const verdict = judgeKey(text)
    if (verdict === 'restricted') return
    context.addIssue({ code: 'custom', message: i18n.t(`stripe.key.wrong.${verdict}`) })
  }),
})

/** The key as it is typed, tried and kept. It leaves the window once and never comes back. */
export function useKeyForm(onConnected: () => void) {
  const { t } = useTranslation()
  const form = useStudioForm<Values>(fields, { key: '' })
  const command = useCommand('stripe.setKey')
  const [atField, setAtField] = useState(false)
  const submit = form.submit(async ({ key }) => {
    const reply = await command.run({ key: key.trim() })
    if (!reply.ok) {
      setAtField(showAtFields(form, reply.error, t('form.missing')))
      return
    }
    form.reset()
    toast({ message: t('stripe.key.connected', { hint: reply.value.key.hint }) })
    onConnected()
  })
  return { form, submit, busy: command.busy, refusal: atField ? null : command.refusal }
}

export type KeyForm = ReturnType<typeof useKeyForm>
