import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../../shared/domain/clients.ts'
import { formatMoney } from '../../../../../shared/domain/money.ts'
import type { Refusal } from '../../../api/client.ts'
import { useMay } from '../../../api/use-may.ts'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { AllocateDialog } from '../../../panels/allocate-dialog.tsx'
import { FundingWayOut } from '../funding-way-out.tsx'
import { CreditVerdict } from './credit-verdict.tsx'
import classes from './dialog.module.css'
import { amountOf, type Fields, type Funding, type Terms } from './fields.ts'
import type { SeriesOutlook, SessionOutlook } from './outlook.ts'
import { OutlookLine } from './outlook-line.tsx'
import { seriesOutcome } from './series-outcome.ts'
import { SeriesCreditVerdict } from './series-verdict.tsx'
import { clientName } from './words.ts'

export type CreditProps = {
  readonly fields: Fields
  readonly terms: Terms
  /** What the service is paid with; null while none is chosen. */
  readonly family: string | null
  /** Why nothing could pay, once that was tried. */
  readonly refused: Refusal | null
  readonly packOf: (subscriptionId: number) => string
  readonly onFunding: (funding: Funding) => void
  readonly onBookRest: () => void
}

type SessionProps = CreditProps & { readonly outlook: SessionOutlook }

/** What pays for the booking and what is left then; or why nothing can, and the ways out. */
export function SessionCredits({ outlook, ...props }: SessionProps) {
  const { t } = useTranslation()
  const { fields, family, refused, packOf, onFunding } = props
  const live = outlook.obstacles.find(({ code }) => code === 'INSUFFICIENT_SESSIONS') ?? null
  const refusal = refused ?? live
  if (refusal === null) {
    if (fields.who === 'new' && clientName(fields) === '' && fields.funding === 'credit') {
      return <OutlookLine tone="info">{t('schedule.create.credits.newClient')}</OutlookLine>
    }
    return outlook.made && <CreditVerdict made={outlook.made} name={clientName(fields)} packOf={packOf} />
  }
  const wayOut = (
    <FundingWayOut
      refusal={refusal}
      client={onFile(fields)}
      family={family}
      tone="plain"
      // What was added is seen by the next look ahead.
      onFunded={() => onFunding('credit')}
      onBook={onFunding}
    />
  )
  if (refused !== null) return <RefusalText refusal={refused} wayOut={wayOut} />
  return (
    <>
      <OutlookLine tone="refused">{refusal.message}</OutlookLine>
      <div className={classes.wayOut}>{wayOut}</div>
    </>
  )
}

function onFile({ who, client }: Fields) {
  return who === 'new' || client === null ? null : { id: client.id, name: fullName(client) }
}

type SeriesProps = CreditProps & { readonly outlook: SeriesOutlook }

/** How many of a series each pack pays, and what becomes of the others; with the ways to pay for those too. */
export function SeriesCredits({
  outlook,
  fields,
  terms,
  family,
  packOf,
  onFunding,
  onBookRest,
}: SeriesProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const client = onFile(fields)
  if (outlook.made === null || client === null) return null
  const outcome = seriesOutcome(outlook.made)
  const amount = amountOf(fields, terms) ?? null
  const owed = amount === null ? null : formatMoney({ amount, currency: terms.currency }, terms.locale)
  const isShort = outcome.unfunded.length > 0
  return (
    <>
      <SeriesCreditVerdict outcome={outcome} packOf={packOf} owed={owed} />
      {isShort && (
        <div className={classes.ways}>
          {may('credits.allocate') && (
            <Button onClick={() => setAdding(true)}>{t('schedule.book.addSessions')}</Button>
          )}
          {fields.unfunded === 'skip' && may('bookings.unpaid') && (
            <Button onClick={onBookRest}>{t('schedule.create.credits.bookRest')}</Button>
          )}
        </div>
      )}
      <AllocateDialog
        opened={adding}
        onClose={() => setAdding(false)}
        client={client}
        family={family}
        onAllocated={() => {
          setAdding(false)
          onFunding('credit')
        }}
      />
    </>
  )
}
