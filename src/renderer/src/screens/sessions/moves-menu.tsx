import { useTranslation } from 'react-i18next'
import { isFinal } from '../../../../shared/domain/booking-moves.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { ChoiceRow } from '../schedule/inspector/choice-row.tsx'
import type { RosterBooking } from '../schedule/inspector/choices.ts'
import { effectInWords } from '../schedule/inspector/effect-text.ts'
import { useAct } from '../schedule/inspector/use-act.ts'
import { type ChoiceInSight, useChoices, usePermits } from '../schedule/inspector/use-choices.ts'
import type { DaySession } from '../schedule/sessions.ts'
import { type AskedMove, askMove } from './moves-store.ts'
import classes from './sessions.module.css'

type Props = {
  readonly sessionId: number
  readonly bookingId: number
  /** It happened, or there was nothing to do. */
  readonly onDone: () => void
}

/** Everything that can be done with a booking, each with what it does to credits beside it. */
export function MovesMenu({ sessionId, bookingId, onDone }: Props) {
  const { t } = useTranslation()
  const session = useQuery('sessions.get', { sessionId })
  return (
    <Answered answer={session}>
      {({ session: found }) => {
        const booking = found.bookings.find(({ id }) => id === bookingId)
        return booking === undefined ? (
          <p className={classes.none}>{t('sessions.moves.hidden')}</p>
        ) : (
          <Moves session={found} booking={booking} onDone={onDone} />
        )
      }}
    </Answered>
  )
}

/** Choices that ask something more before they are done. */
const ASKS = { clientCancels: 'client', leave: 'client', studioCancels: 'studio', payMoney: 'money' } as const

const asks = (kind: string): kind is keyof typeof ASKS => Object.hasOwn(ASKS, kind)

type MovesProps = {
  readonly session: DaySession
  readonly booking: RosterBooking
  readonly onDone: () => void
}

function Moves({ session, booking, onDone }: MovesProps) {
  const { t } = useTranslation()
  const permits = usePermits(session)
  const choices = useChoices(session, booking, permits)
  const act = useAct(booking, onDone)
  const packs = useQuery('credits.summary', { clientId: booking.clientId }).value?.subscriptions ?? []
  const packOf = (id: number) => packs.find((pack) => pack.id === id)?.packageName ?? null
  const amount = choices.find(({ kind }) => kind === 'payMoney')?.told?.amount ?? null
  const ask = (kind: AskedMove['kind']) => askMove({ kind, session, booking, amount })
  const press = ({ kind }: ChoiceInSight) => (asks(kind) ? ask(ASKS[kind]) : void act.run(kind))
  const mayChange = permits.change && isFinal(booking.status)
  return (
    <fieldset className={classes.moves}>
      <legend className="visually-hidden">{t('inspector.choices', { name: booking.clientName })}</legend>
      {choices.map((choice) => (
        <ChoiceRow
          key={choice.kind}
          label={t(`inspector.choice.${choice.kind}`)}
          effect={choice.told === null ? null : effectInWords(choice.told, packOf)}
          refused={(choice.told?.refusal ?? null) !== null}
          busy={act.busy}
          onPress={() => press(choice)}
        />
      ))}
      {mayChange && <Button onClick={() => ask('change')}>{t('inspector.change.open')}</Button>}
      {choices.length === 0 && !mayChange && <p className={classes.none}>{t('sessions.moves.none')}</p>}
      <RefusalText refusal={act.refusal} />
    </fieldset>
  )
}
