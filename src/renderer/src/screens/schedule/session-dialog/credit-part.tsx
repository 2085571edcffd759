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
import { amountOf, type Fields, type Funding, isForSomebody, type Terms } from './fields.ts'
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
  /** Books without credits at once, as the button says. */
  readonly onBook: (funding: 'unpaid' | 'comp') => void
  readonly onBookRest: () => void
}

type SessionProps = CreditProps & { readonly outlook: SessionOutlook }

/** What pays for the booking and what is left then; or why nothing can, and the ways out. */
export function SessionCredits({ outlook, ...props }: SessionProps) {
  const { fields, packOf } = props
  const live = outlook.obstacles.find(({ code }) => code === 'INSUFFICIENT_SESSIONS') ?? null
  if (props.refused !== null || live !== null) return <NothingPays {...props} live={live} />
  if (isYetUnknown(fields)) return <NobodyYet />
  return outlook.made && <CreditVerdict made={outlook.made} name={clientName(fields)} packOf={packOf} />
}

/** Somebody new of whom nothing is typed yet, and who is to pay by credits. */
const isYetUnknown = (fields: Fields) =>
  fields.who === 'new' && clientName(fields) === '' && fields.funding === 'credit'

function NobodyYet() {
  const { t } = useTranslation()
  return <OutlookLine tone="info">{t('schedule.create.credits.newClient')}</OutlookLine>
}

type NothingPaysProps = CreditProps & {
  /** The same by the look ahead, before it was tried. */
  readonly live: Refusal | null
}

function NothingPays({ fields, family, refused, live, onFunding, onBook }: NothingPaysProps) {
  const wayOut = (
    <FundingWayOut
      refusal={refused ?? live}
      client={onFile(fields)}
      family={family}
      tone="plain"
      // What was added is seen by the next look ahead.
      onFunded={() => onFunding('credit')}
      onBook={onBook}
    />
  )
  if (refused !== null) return <RefusalText refusal={refused} wayOut={wayOut} />
  return (
    <>
      <OutlookLine tone="refused">{live?.message}</OutlookLine>
      <div className={classes.wayOut}>{wayOut}</div>
    </>
  )
}

function onFile({ who, client }: Fields) {
  return who === 'new' || client === null ? null : { id: client.id, name: fullName(client) }
}

type SeriesProps = CreditProps & { readonly outlook: SeriesOutlook }

/** How many of a series each pack pays, and what becomes of the others; with the ways to pay for those too. */
export function SeriesCredits({ outlook, ...props }: SeriesProps) {
  const { fields, terms, packOf } = props
  const live = outlook.refusal?.code === 'INSUFFICIENT_SESSIONS' ? outlook.refusal : null
  if (props.refused !== null || live !== null) return <NothingPays {...props} live={live} />
  if (isYetUnknown(fields)) return <NobodyYet />
  if (outlook.made === null || !isForSomebody(fields)) return null
  const outcome = seriesOutcome(outlook.made)
  const amount = amountOf(fields, terms) ?? null
  const owed = amount === null ? null : formatMoney({ amount, currency: terms.currency }, terms.locale)
  return (
    <>
      <SeriesCreditVerdict outcome={outcome} packOf={packOf} owed={owed} />
      <ForTheRest {...props} isShort={outcome.unfunded.length > 0} />
    </>
  )
}

/** What can be done where the credits do not reach. */
function ForTheRest({
  fields,
  family,
  isShort,
  onFunding,
  onBookRest,
}: CreditProps & { readonly isShort: boolean }) {
  const { t } = useTranslation()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const client = onFile(fields)
  return (
    <>
      {isShort && (
        <div className={classes.ways}>
          {client !== null && may('credits.allocate') && (
            <Button onClick={() => setAdding(true)}>{t('schedule.book.addSessions')}</Button>
          )}
          {fields.unfunded === 'skip' && may('bookings.unpaid') && (
            <Button onClick={onBookRest}>{t('schedule.create.credits.bookRest')}</Button>
          )}
        </div>
      )}
      {client !== null && (
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
      )}
    </>
  )
}
