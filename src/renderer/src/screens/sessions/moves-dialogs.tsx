import { useQuery } from '../../api/use-query.ts'
import { CancelBookingDialog } from '../../panels/cancel-booking-dialog.tsx'
import { ChangeOutcomeDialog } from '../schedule/inspector/change-outcome-dialog.tsx'
import { MarkPaidDialog } from '../schedule/inspector/mark-paid-dialog.tsx'
import { type AskedMove, endAsking, useMoves } from './moves-store.ts'

const nothing = () => undefined

/** What a choice asks before it is done, above the list. */
export function MovesDialogs() {
  const asked = useMoves((moves) => moves.asked)
  return asked === null ? null : <AskedDialog asked={asked} />
}

function AskedDialog({ asked: { kind, session, booking, amount } }: { readonly asked: AskedMove }) {
  const packs = useQuery('credits.summary', { clientId: booking.clientId }).value?.subscriptions ?? []
  const packOf = (id: number) => packs.find((pack) => pack.id === id)?.packageName ?? null
  switch (kind) {
    case 'client':
    case 'studio': {
      const { title, startsAt } = session
      const about = { id: booking.id, title, startsAt, clientName: booking.clientName }
      return <CancelBookingDialog opened by={kind} booking={about} onClose={endAsking} />
    }
    case 'money':
      return <MarkPaidDialog booking={booking} amount={amount} onClose={endAsking} onDone={nothing} />
    case 'change':
      return <ChangeOutcomeDialog booking={booking} packOf={packOf} onClose={endAsking} onDone={nothing} />
  }
}
