import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  const book = useCommand('bookings.create')
  const services = useQuery('services.list', {}).value?.rows ?? []
  const family = services.find((service) => service.id === session.serviceId)?.family ?? null
  const summary = useQuery('credits.summary', client === null ? null : { clientId: client.id })

  const choose = (next: PickedClient | null) => {
    book.reset()
    setClient(next)
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
      <ClientPicker label={t(`${words}.title`)} value={client} onChange={choose} />
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
