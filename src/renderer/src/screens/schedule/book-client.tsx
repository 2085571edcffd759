import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { CreditFiguresLine } from '../../components/credit-figures.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { ClientPicker, type PickedClient } from '../../panels/client-picker.tsx'
import classes from './book-client.module.css'
import { FundingWayOut } from './funding-way-out.tsx'
import type { DaySession } from './sessions.ts'

type Props = { readonly session: DaySession }

/**
 * Finds a client, shows their credits and books them; a lack of credits is explained and mended right here. Where no
 * place is left, the client is put on the waitlist instead.
 */
export function BookClient({ session }: Props) {
  const { t } = useTranslation()
  const waitlist = session.booked >= session.capacity
  const words = waitlist ? 'schedule.wait' : 'schedule.book'
  const [client, setClient] = useState<PickedClient | null>(null)
  const [typed, setTyped] = useState('')
  const book = useCommand('bookings.create')
  const services = useQuery('services.list', {}).value?.rows ?? []
  const family = services.find((service) => service.id === session.serviceId)?.family ?? null
  const summary = useQuery('credits.summary', client === null ? null : { clientId: client.id })

  const taken = useTaken(session)

  const choose = (next: PickedClient | null) => {
    book.reset()
    setTyped('')
    setClient(next)
  }
  const type = (text: string) => {
    choose(null)
    setTyped(text)
  }
  const send = async (funding: 'credit' | 'unpaid' | 'comp') => {
    if (client === null) return
    const reply = await book.run({ sessionId: session.id, clientId: client.id, funding, waitlist })
    if (!reply.ok) return
    const { booking, availableSessions } = reply.value
    const done = booking.status === 'waitlisted' ? 'schedule.wait.done' : 'schedule.book.done'
    toast({ message: t(done, { name: fullName(client), count: availableSessions }), undo: offerUndo() })
    setClient(null)
  }
  return (
    <form
      className={classes.root}
      aria-label={t(`${words}.title`)}
      onSubmit={(event) => {
        event.preventDefault()
        void send('credit')
      }}
    >
      <ClientPicker
        label={t(`${words}.title`)}
        value={client}
        typed={typed}
        onChoose={choose}
        onType={type}
        taken={taken}
      />
      {summary.value !== undefined && client !== null && <CreditFiguresLine summary={summary.value} />}
      <RefusalText
        refusal={book.refusal}
        wayOut={
          client !== null && (
            <FundingWayOut
              refusal={book.refusal}
              client={{ id: client.id, name: fullName(client) }}
              family={family}
              onFunded={() => void send('credit')}
              onBook={(funding) => void send(funding)}
            />
          )
        }
      />
      <div>
        {/* After a refusal its way out is what the panel is about. */}
        <Button
          tone={book.refusal === null ? 'primary' : 'plain'}
          type="submit"
          busy={book.busy}
          disabled={client === null}
        >
          {client === null ? t(`${words}.buttonNone`) : t(`${words}.button`, { name: fullName(client) })}
        </Button>
      </div>
    </form>
  )
}

/** Who stands on the roster or waits already, each with the words for it. */
function useTaken({ bookings }: DaySession): ReadonlyMap<number, string> {
  const { t } = useTranslation()
  const waits = bookings.filter(({ status }) => status === 'waitlisted')
  const booked = bookings.filter(({ status }) => isOccupying(status))
  return new Map([
    ...waits.map(({ clientId }) => [clientId, t('schedule.book.waits')] as const),
    ...booked.map(({ clientId }) => [clientId, t('schedule.book.already')] as const),
  ])
}
