import { useState } from 'react'
import { takesCredits } from '../../../../../shared/domain/catalogue.ts'
import { type Service, SessionFields } from '../session-fields.tsx'
import { ClientPart } from './client-part.tsx'
import classes from './dialog.module.css'
import { type FieldName, isForSomebody } from './fields.ts'
import { MorePart, OnlineFields } from './more-part.tsx'
import type { PartProps } from './part.ts'
import { PaymentPart } from './payment-part.tsx'
import { isBelowMore } from './refusals.ts'
import { RepeatPart } from './repeat-part.tsx'
import type { Duplicate } from './use-errors.ts'

type Props = PartProps & {
  readonly services: readonly Service[]
  readonly service: Service | null
  readonly drawn: number | ''
  readonly duplicate: Duplicate | null
  readonly onUseOther: (clientId: number) => void
}

/** Everything that is asked, the frequent things first. */
export function AllParts({ services, service, drawn, duplicate, onUseOther, ...part }: Props) {
  const { fields, errors } = part
  const [more, setMore] = useState(false)
  const online = service?.delivery === 'online'
  const paid = service !== null && takesCredits(service.kind, service.creditCost) && isForSomebody(fields)
  const owed = paid && fields.funding === 'unpaid'
  const refused = Object.keys(errors) as FieldName[]
  const isNeeded = refused.some((field) => isBelowMore(field, { owed, online }))
  return (
    <div className={classes.fields}>
      <SessionFields {...part} services={services} service={service} drawn={drawn} />
      {online && <OnlineFields {...part} />}
      <ClientPart {...part} duplicate={duplicate} onUseOther={onUseOther} />
      {paid && <PaymentPart {...part} />}
      <RepeatPart {...part} paidByCredits={paid && fields.funding === 'credit'} />
      <MorePart
        {...part}
        opened={more || isNeeded}
        onToggle={() => setMore(!more)}
        online={online}
        owed={owed}
      />
    </div>
  )
}
