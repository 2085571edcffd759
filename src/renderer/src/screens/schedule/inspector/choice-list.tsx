import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CancelledBy } from '../../../../../shared/domain/bookings.ts'
import { useQuery } from '../../../api/use-query.ts'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { CancelBookingDialog } from '../../../panels/cancel-booking-dialog.tsx'
import { FundingWayOut } from '../funding-way-out.tsx'
import type { DaySession } from '../sessions.ts'
import { ChoiceRow } from './choice-row.tsx'
import type { RosterBooking } from './choices.ts'
import { effectInWords } from './effect-text.ts'
import classes from './inspector.module.css'
import { MarkPaidDialog } from './mark-paid-dialog.tsx'
import type { Permits } from './permits.ts'
import { type ActKind, useAct } from './use-act.ts'
import { type ChoiceInSight, useChoices } from './use-choices.ts'

type Props = {
  readonly session: DaySession
  readonly booking: RosterBooking
  readonly permits: Permits
  /** The name of a subscription of this client, where it is known. */
  readonly packOf: (subscriptionId: number) => string | null
  /** It happened: the button that did it may be gone. */
  readonly onDone: () => void
}

/** Choices that ask something more before they are done. */
const ASKS = {
  clientCancels: 'client',
  leave: 'client',
  studioCancels: 'studio',
  payMoney: 'money',
} as const satisfies Partial<Record<string, CancelledBy | 'money'>>

type Asked = (typeof ASKS)[keyof typeof ASKS]

const asks = (kind: string): kind is keyof typeof ASKS => Object.hasOwn(ASKS, kind)

/** Everything that can be done with a booking, each with what it does to credits beside it. */
export function ChoiceList({ session, booking, permits, packOf, onDone }: Props) {
  const { t } = useTranslation()
  const choices = useChoices(session, booking, permits)
  const act = useAct(booking, onDone)
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const press = ({ kind }: ChoiceInSight) =>
    asks(kind) ? setAsked(ASKS[kind]) : void act.run(kind satisfies ActKind)
  const amount = choices.find(({ kind }) => kind === 'payMoney')?.told?.amount ?? null
  return (
    <>
      {choices.length > 0 && (
        <fieldset className={classes.choices}>
          <legend className="visually-hidden">{t('inspector.choices', { name: booking.clientName })}</legend>
          {choices.map((choice) => (
            <ChoiceRow
              key={choice.kind}
              label={t(`inspector.choice.${choice.kind}`)}
              effect={choice.told === null ? null : effectInWords(choice.told, packOf)}
              refused={(choice.told?.refusal ?? null) !== null}
              busy={act.busy}
              onPress={() => press(choice)}
            >
              {choice.kind === 'promote' && (
                <WaysIn session={session} booking={booking} choice={choice} onBook={act.bookBy} />
              )}
            </ChoiceRow>
          ))}
        </fieldset>
      )}
      <RefusalText refusal={act.refusal} />
      <CancelBookingDialog
        opened={asked === 'client' || asked === 'studio'}
        by={asked === 'studio' ? 'studio' : 'client'}
        onClose={close}
        onCancelled={onDone}
        booking={{
          id: booking.id,
          title: session.title,
          startsAt: session.startsAt,
          clientName: booking.clientName,
        }}
      />
      {asked === 'money' && (
        <MarkPaidDialog booking={booking} amount={amount} onClose={close} onDone={onDone} />
      )}
    </>
  )
}

type WaysProps = Pick<Props, 'session' | 'booking'> & {
  readonly choice: ChoiceInSight
  readonly onBook: (funding: 'credit' | 'unpaid' | 'comp') => Promise<void>
}

/** Who waits without credits: give some, or book as a debt or a gift, while a place is free. */
function WaysIn({ session, booking, choice, onBook }: WaysProps) {
  const services = useQuery('services.list', {}).value?.rows ?? []
  const family = services.find((service) => service.id === session.serviceId)?.family ?? null
  const refusal = choice.told?.refusal ?? null
  if (refusal?.code !== 'INSUFFICIENT_SESSIONS' || session.booked >= session.capacity) return null
  return (
    <div className={classes.ways}>
      <FundingWayOut
        refusal={refusal}
        client={{ id: booking.clientId, name: booking.clientName }}
        family={family}
        tone="plain"
        onFunded={() => void onBook('credit')}
        onBook={(funding) => void onBook(funding)}
      />
    </div>
  )
}
