import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { instantOf } from '../../../api/instant-of.ts'
import { formatMoment } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import classes from './policies.module.css'
import { type Case, fateOf, type Simulation } from './simulation.ts'
import { changeInWords, whenInWords } from './words.ts'

type Props = { readonly client: Simulation['clients'][number] }

/** What would differ for one client; opened, case by case. */
export function SimulationClient({ client }: Props) {
  const { t } = useTranslation()
  const { clientId, clientName, difference, cases } = client
  return (
    <li>
      <details className={classes.client}>
        <summary>
          <ChevronRight size={16} aria-hidden="true" />
          <span className={classes.name} dir="auto">
            {clientName}
          </span>
          <span className={classes.cases}>{t('policies.cases', { count: cases.length })}</span>
          <span data-figure>{changeInWords(t, difference)}</span>
        </summary>
        <ul>
          {cases.map((one) => (
            <CaseLine key={one.bookingId} one={one} />
          ))}
        </ul>
        <Link to="/clients/$clientId" params={{ clientId: String(clientId) }} className={classes.link}>
          {t('policies.open', { name: clientName })}
        </Link>
      </details>
    </li>
  )
}

function CaseLine({ one }: { readonly one: Case }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { title, startsAt, what, actual, simulated, credits, money } = one
  const sign = simulated.charged ? 1 : -1
  const change = {
    credits: sign * credits,
    money: { ...money, amount: sign * money.amount },
  }
  return (
    <li>
      <div className={classes.case}>
        <span dir="auto">
          {title}, {formatMoment(instantOf(startsAt), zone)}
        </span>
        <span data-figure>{changeInWords(t, change)}</span>
      </div>
      <p className={classes.hint}>
        {t('policies.case', {
          when: whenInWords(t, one),
          actual: t(`policies.was.${fateOf(actual, what)}`),
          simulated: t(`policies.would.${fateOf(simulated, what)}`),
        })}
      </p>
    </li>
  )
}
