import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../../../../shared/domain/money.ts'
import { Button } from '../../../components/button.tsx'
import { Table } from '../../../components/table.tsx'
import { formatChange } from '../../../i18n/format-number.ts'
import { locale } from '../../../i18n/locale.ts'
import classes from './policies.module.css'
import type { Simulation } from './simulation.ts'
import { SimulationClient } from './simulation-client.tsx'
import { moneyChange } from './words.ts'

type Props = {
  readonly simulation: Simulation
  /** It answers what was typed a moment ago. */
  readonly outdated: boolean
}

/** More than these are asked for. */
const SHOWN = 8

/** What happened, what the rule would have made of it, and for whom it differs, down to each case. */
export function SimulationResult({ simulation, outdated }: Props) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { judged, clients } = simulation
  if (judged.cancellations + judged.noShows === 0) {
    return (
      <p className={classes.nothing} role="status">
        {t('policies.nothingHappened')}
      </p>
    )
  }
  const shown = all ? clients : clients.slice(0, SHOWN)
  return (
    <div className={classes.result} data-outdated={outdated || undefined}>
      <p className={classes.hint}>
        {t('policies.judged', {
          cancellations: t('policies.cancellations', { count: judged.cancellations }),
          late: t('policies.late', { count: judged.late }),
          noShows: t('policies.noShows', { count: judged.noShows }),
        })}
      </p>
      <Figures simulation={simulation} />
      <p role="status" className={classes.verdict}>
        {clients.length === 0 ? t('policies.same') : t('policies.differs', { count: clients.length })}
      </p>
      {shown.length > 0 && (
        <ul className={classes.clients} aria-label={t('policies.clients')}>
          {shown.map((client) => (
            <SimulationClient key={client.clientId} client={client} />
          ))}
        </ul>
      )}
      {clients.length > shown.length && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {t('policies.showAll', { count: clients.length })}
        </Button>
      )}
    </div>
  )
}

/** Three figures, three columns; each line adds up. */
function Figures({ simulation }: { readonly simulation: Simulation }) {
  const { t } = useTranslation()
  const { actual, simulated, difference } = simulation
  const count = (units: number) => new Intl.NumberFormat(locale()).format(units)
  const rows = [
    ['charged', count(actual.charged), count(simulated.charged), formatChange(difference.charged)],
    ['credits', count(actual.credits), count(simulated.credits), formatChange(difference.credits)],
    [
      'money',
      formatMoney(actual.money, locale()),
      formatMoney(simulated.money, locale()),
      moneyChange(difference.money),
    ],
  ] as const
  return (
    <Table label={t('policies.figures')}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('policies.column.what')}</span>
          </th>
          {(['actual', 'simulated', 'difference'] as const).map((column) => (
            <th key={column} scope="col" data-align="end">
              {t(`policies.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">{t(`policies.figure.${name}`)}</th>
            {figures.map((figure, column) => (
              // Three columns that never change places.
              // biome-ignore lint/suspicious/noArrayIndexKey: the column is what it is
              <td key={column} data-align="end">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
