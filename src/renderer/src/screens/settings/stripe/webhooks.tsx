import { NumberInput, PasswordInput } from '@mantine/core'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { judgeKey } from '../../../../../shared/domain/stripe-key.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { copyText } from '../../../components/copy-text.ts'
import { FieldRow, showAtFields, useStudioForm } from '../../../components/field.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { toast } from '../../../components/toast.tsx'
import { i18n } from '../../../i18n/setup.ts'
import classes from './stripe.module.css'
import { forwardCommand, listenerAddress, type StripeStatus } from './view-model.ts'

type Listening = NonNullable<StripeStatus['listener']>
type Values = { readonly secret: string; readonly port: number | string }

const MOST = 65_535
const BELOW = ['label', 'input', 'error', 'description'] as const

const fields = z.object({
  secret: z.string().refine((text) => judgeKey(text) === 'signing_secret', {
    error: () => i18n.t('stripe.hooks.secretWrong'),
  }),
  port: z.union([z.literal(''), z.int().min(0).max(MOST)], { error: () => i18n.t('stripe.hooks.portWrong') }),
})

/** Webhooks that another program forwards to this computer: where to, signed with what. */
export function Webhooks({ listener }: Pick<StripeStatus, 'listener'>) {
  const { t } = useTranslation()
  return (
    <section className={classes.hooks}>
      <h2>{t('stripe.hooks.title')}</h2>
      <p className={classes.lead}>{t('stripe.hooks.text')}</p>
      {listener === null ? <ListenForm /> : <Listens listener={listener} />}
    </section>
  )
}

function ListenForm() {
  const { t } = useTranslation()
  const form = useStudioForm<Values>(fields, { secret: '', port: '' })
  const command = useCommand('stripe.listen')
  const [atField, setAtField] = useState(false)
  const submit = form.submit(async ({ secret, port }) => {
    const reply = await command.run({ secret: secret.trim(), port: Number(port) })
    if (!reply.ok) {
      setAtField(showAtFields(form, reply.error, t('form.missing')))
      return
    }
    const { listener } = reply.value
    if (listener === null) toast({ message: t('stripe.hooks.off'), tone: 'refused' })
    else toast({ message: t('stripe.hooks.started', { port: listener.port }) })
  })
  return (
    <form className={classes.keyForm} onSubmit={submit} noValidate>
      <FieldRow>
        <PasswordInput
          {...form.getInputProps('secret')}
          key={form.key('secret')}
          label={t('stripe.hooks.secret')}
          description={t('stripe.hooks.secretHint')}
          inputWrapperOrder={[...BELOW]}
          placeholder="whsec_…"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        <NumberInput
          {...form.getInputProps('port')}
          key={form.key('port')}
          label={t('stripe.hooks.port')}
          description={t('stripe.hooks.portHint')}
          inputWrapperOrder={[...BELOW]}
          min={0}
          max={MOST}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          hideControls
        />
      </FieldRow>
      <RefusalText refusal={atField ? null : command.refusal} />
      <Button type="submit" busy={command.busy}>
        {t('stripe.hooks.start')}
      </Button>
    </form>
  )
}

function Listens({ listener }: { readonly listener: Listening }) {
  const { t } = useTranslation()
  const command = useCommand('stripe.listen')
  const stop = async () => {
    const reply = await command.run({ secret: null })
    if (reply.ok) toast({ message: t('stripe.hooks.stopped') })
  }
  return (
    <>
      <Copied label={t('stripe.hooks.listening')} text={listenerAddress(listener)} />
      <Copied label={t('stripe.hooks.command')} text={forwardCommand(listener)} />
      <RefusalText refusal={command.refusal} />
      <Button busy={command.busy} onClick={() => void stop()}>
        {t('stripe.hooks.stop')}
      </Button>
    </>
  )
}

function Copied({ label, text }: { readonly label: string; readonly text: string }) {
  const { t } = useTranslation()
  const copy = () => {
    if (copyText(text)) toast({ message: t('stripe.hooks.copied') })
  }
  return (
    <p className={classes.copied}>
      <span>{label}</span>
      <code>{text}</code>
      <IconButton
        label={`${t('stripe.hooks.copy')}: ${text}`}
        icon={<Copy size={14} aria-hidden="true" />}
        onClick={copy}
      />
    </p>
  )
}
