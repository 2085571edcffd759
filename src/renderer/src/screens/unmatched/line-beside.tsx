import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../../shared/domain/money.ts'
import { Button } from '../../components/button.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { Money } from '../../components/money.tsx'
import { locale } from '../../i18n/locale.ts'
import { paymentIdOf } from '../../panels/payment-id.ts'
import { PaymentIdText } from '../../panels/payment-id-text.tsx'
import { useStudio } from '../../state/studio.ts'
import { whatOf } from './columns.tsx'
import { MatchForm } from './match-form.tsx'
import classes from './unmatched.module.css'
import { type Line, paidFor, reasonOf, troublesOf } from './view-model.ts'

type Props = {
  readonly line: Line
  readonly next: (() => void) | null
  readonly previous: (() => void) | null
  /** Grows each time the fields are asked for by key. */
  readonly turns: number
  readonly onMatched: () => void
  readonly onIgnore: () => void
}

/** One purchase beside the list: what Stripe knows of it, what is missing and why, and the fields that say it. */
export function LineBeside({ line, next, previous, turns, onMatched, onIgnore }: Props) {
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (turns > 0) root.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [turns])
  return (
    <div ref={root} className={classes.beside}>
      <nav className={classes.steps} aria-label={t('unmatched.steps.label')}>
        <Button
          icon={<ChevronUp size={14} aria-hidden="true" />}
          disabled={previous === null}
          onClick={() => previous?.()}
        >
          {t('unmatched.steps.previous')}
        </Button>
        <Button
          icon={<ChevronDown size={14} aria-hidden="true" />}
          disabled={next === null}
          onClick={() => next?.()}
        >
          {t('unmatched.steps.next')}
        </Button>
      </nav>
      <Facts line={line} />
      <p className={classes.why}>{t(`unmatched.why.${reasonOf(line)}`)}</p>
      <Troubles line={line} />
      <MatchForm line={line} onMatched={onMatched} onIgnore={onIgnore} />
    </div>
  )
}

/** What has happened to its money since: said before it is matched, because the match follows it. */
function Troubles({ line }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  const { currency, refundedAmount } = line
  const refunded = formatMoney({ amount: refundedAmount, currency }, locale())
  const paid = formatMoney(paidFor(line), locale())
  return troublesOf(line).map((trouble) => (
    <p key={trouble} className={classes.warning}>
      <TriangleAlert size={16} aria-hidden="true" />
      <span>{t(`unmatched.trouble.${trouble}`, { refunded, paid })}</span>
    </p>
  ))
}

/** The line as Stripe has it. */
function Facts({ line }: Pick<Props, 'line'>) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { buyer, sourceId } = line
  const none = <span className={classes.faint}>{t('unmatched.panel.none')}</span>
  const payment = paymentIdOf(sourceId)
  return (
    <dl className={classes.facts}>
      <Fact name={t('unmatched.panel.bought')}>
        <strong dir="auto">{whatOf(t, line)}</strong>
      </Fact>
      <Fact name={t('unmatched.panel.paid')}>
        <Money value={paidFor(line)} /> · <MomentText at={line.boughtAt} zone={zone} />
      </Fact>
      <Fact name={t('unmatched.panel.name')}>
        {buyer.name === null ? none : <span dir="auto">{buyer.name}</span>}
      </Fact>
      <Fact name={t('unmatched.panel.email')}>{buyer.email ?? none}</Fact>
      {buyer.phone !== null && <Fact name={t('unmatched.panel.phone')}>{buyer.phone}</Fact>}
      <Fact name={t(`purchases.payment.${payment?.kind ?? 'other'}`)}>
        <PaymentIdText id={payment?.id ?? sourceId} />
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
