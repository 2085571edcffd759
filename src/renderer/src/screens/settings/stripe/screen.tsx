import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../api/use-command.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { Screen } from '../../../components/screen.tsx'
import { toast } from '../../../components/toast.tsx'
import { useFocusAfterDialog } from '../use-focus-after-dialog.ts'
import { Brought } from './brought.tsx'
import { broughtText } from './brought-text.ts'
import { Connect } from './connect.tsx'
import { Connection } from './connection.tsx'
import { OtherKeyDialog, RemoveKeyDialog } from './key-dialogs.tsx'
import { Scopes } from './scopes.tsx'
import { Standing } from './standing.tsx'
import classes from './stripe.module.css'
import { knownScopes, type StripeStatus } from './view-model.ts'
import { Webhooks } from './webhooks.tsx'

/** The connection with Stripe: the key, how things stand, what was found and what stopped it. */
export function StripeScreen() {
  const { t } = useTranslation()
  // Asked by whoever comes here: who may not is told so.
  const stripe = useQuery('stripe.status', {})
  const check = useCheck()
  const [asked, setAsked] = useState<'key' | 'remove' | null>(null)
  const checkButton = useFocusAfterDialog(asked !== null)
  const status = stripe.value
  const connected = status?.possible === true && status.state !== 'off'
  return (
    <Screen
      title={t('settings.section.stripe')}
      ready={!stripe.pending}
      actions={
        connected ? (
          <Button
            tone="primary"
            busy={check.busy || status.state === 'busy'}
            onClick={check.run}
            ref={checkButton}
          >
            {t('stripe.check')}
          </Button>
        ) : undefined
      }
    >
      <Answered answer={stripe}>
        {(value) => (
          <Told
            status={value}
            check={check}
            onOtherKey={() => setAsked('key')}
            onRemove={() => setAsked('remove')}
          />
        )}
      </Answered>
      {asked === 'key' && <OtherKeyDialog hint={status?.key?.hint ?? ''} onClose={() => setAsked(null)} />}
      {asked === 'remove' && <RemoveKeyDialog onClose={() => setAsked(null)} />}
    </Screen>
  )
}

type ToldProps = {
  readonly status: StripeStatus
  readonly check: ReturnType<typeof useCheck>
  readonly onOtherKey: () => void
  readonly onRemove: () => void
}

function Told({ status, check, onOtherKey, onRemove }: ToldProps) {
  const { t } = useTranslation()
  if (!status.possible) {
    return (
      <EmptyState subject="broken" title={t('stripe.impossible.title')}>
        <p>{t('stripe.impossible.text')}</p>
      </EmptyState>
    )
  }
  const { state } = status
  if (state === 'off') return <Connect status={status} onConnected={nothing} />
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <RefusalText refusal={check.refusal} />
        <Standing status={status} state={state} onOtherKey={onOtherKey} />
        <Brought totals={status.totals} found={status.problem === null ? status.found : null} />
        <Connection status={status} onOtherKey={onOtherKey} onRemove={onRemove} />
        <Webhooks listener={status.listener} />
      </div>
      <Scopes scopes={knownScopes(status)} />
    </div>
  )
}

const nothing = () => undefined

/** Looks at everything in Stripe now, and tells what came of it. */
function useCheck() {
  const { t } = useTranslation()
  const command = useCommand('stripe.sync')
  const run = async () => {
    const reply = await command.run({})
    if (!reply.ok) return
    const { found, problem } = reply.value
    if (problem === null) toast({ message: broughtText(t, found) })
    else toast({ message: t('stripe.stopped', { message: problem.message }), tone: 'refused' })
  }
  return { run: () => void run(), busy: command.busy, refusal: command.refusal }
}
