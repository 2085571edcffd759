import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { grantNames } from '../../components/grant-names.ts'
import { Table } from '../../components/table.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import { formatChange } from '../../i18n/format-number.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'
import { changeOf, type Entry, newestFirst } from './view-model.ts'

type Props = { readonly clientId: number }

/** Drawn at once; years of lines are shown as they are asked for. */
const AT_ONCE = 100

/** Every line of a client's ledger, the newest first. */
export function LedgerTab({ clientId }: Props) {
  const { t } = useTranslation()
  const explained = useQuery('credits.explain', { clientId })
  const [shown, setShown] = useState(AT_ONCE)
  return (
    <Answered answer={explained}>
      {({ entries, grants }) => {
        if (entries.length === 0) {
          return (
            <EmptyState subject="credits" title={t('client.ledger.none')}>
              {t('client.ledger.noneText')}
            </EmptyState>
          )
        }
        const names = grantNames(grants, (day) => formatDay(day, 'short'))
        const older = entries.length - shown
        return (
          <>
            <Table label={t('client.tab.ledger')}>
              <thead>
                <tr>
                  <th scope="col">{t('client.ledger.at')}</th>
                  <th scope="col">{t('client.ledger.sentence')}</th>
                  <th scope="col" data-align="end">
                    {t('client.ledger.change')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {newestFirst(entries)
                  .slice(0, shown)
                  .map((entry) => (
                    <LedgerLine
                      key={entry.seq}
                      entry={entry}
                      grant={grants.length > 1 ? names.get(entry.grantId) : undefined}
                    />
                  ))}
              </tbody>
            </Table>
            {older > 0 && (
              <div className={classes.more}>
                <Button tone="quiet" onClick={() => setShown(shown + AT_ONCE)}>
                  {t('client.ledger.older', { count: Math.min(older, AT_ONCE) })}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </Answered>
  )
}

type LineProps = {
  readonly entry: Entry
  /** Absent where there is only one it can be. */
  readonly grant: string | undefined
}

function LedgerLine({ entry, grant }: LineProps) {
  const { zone } = useStudio()
  const change = changeOf(entry.kind, entry.units)
  return (
    <tr>
      <td className={classes.when}>
        <MomentText at={entry.at} zone={zone} />
      </td>
      <td className={classes.sentence}>
        {entry.sentence}
        {grant !== undefined && <span className={classes.family}>{grant}</span>}
      </td>
      <td data-align="end" className={classes.change} data-direction={Math.sign(change)}>
        {formatChange(change)}
      </td>
    </tr>
  )
}
