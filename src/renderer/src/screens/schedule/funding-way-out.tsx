import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/client.ts'
import { useMay } from '../../api/use-may.ts'
import { Button, type ButtonTone } from '../../components/button.tsx'
import { AllocateDialog } from '../../panels/allocate-dialog.tsx'
import classes from './funding-way-out.module.css'

type Props = {
  readonly refusal: Refusal | null
  /** Null while they are not on file yet: nobody can be given sessions before. */
  readonly client: { readonly id: number; readonly name: string } | null
  readonly family: string | null
  /** Of adding sessions: plain where another button is what the place is about. */
  readonly tone?: ButtonTone
  /** Credits were added: try again. */
  readonly onFunded: () => void
  /** Book without credits, in the open. */
  readonly onBook: (funding: 'unpaid' | 'comp') => void
}

/** The ways out of "no available sessions": add some, or book as a debt or a gift; and why no pack can pay. */
export function FundingWayOut({ refusal, client, family, tone = 'primary', onFunded, onBook }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const may = useMay()
  if (refusal?.code !== 'INSUFFICIENT_SESSIONS') return null
  return (
    <>
      <WhyNot reasons={refusal.details.reasons} />
      <div className={classes.buttons}>
        {client !== null && may('credits.allocate') && (
          <Button tone={tone} onClick={() => setAdding(true)}>
            {t('schedule.book.addSessions')}
          </Button>
        )}
        {may('bookings.unpaid') && (
          <Button onClick={() => onBook('unpaid')}>{t('schedule.book.bookUnpaid')}</Button>
        )}
        {may('bookings.comp') && (
          <Button onClick={() => onBook('comp')}>{t('schedule.book.bookComp')}</Button>
        )}
      </div>
      {client !== null && (
        <AllocateDialog
          opened={adding}
          onClose={() => setAdding(false)}
          client={client}
          family={family}
          onAllocated={() => {
            setAdding(false)
            onFunded()
          }}
        />
      )}
    </>
  )
}

type WhyNotProps = {
  readonly reasons: Extract<Refusal, { code: 'INSUFFICIENT_SESSIONS' }>['details']['reasons']
}

function WhyNot({ reasons }: WhyNotProps) {
  const { t } = useTranslation()
  // A pack that is used up is no surprise; the ones with something on them are.
  const named = reasons.filter((reason) => reason.problem !== 'empty')
  if (named.length === 0) return null
  return (
    <ul className={classes.reasons} aria-label={t('schedule.book.why')}>
      {named.map((reason) => (
        <li key={reason.grantId}>{reason.sentence}</li>
      ))}
    </ul>
  )
}
