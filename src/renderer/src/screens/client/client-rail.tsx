import { useTranslation } from 'react-i18next'
import { localDateOf, parseInstant } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import type { Answer } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { CreditFigures } from '../../components/credit-figures.tsx'
import { DayText } from '../../components/date-text.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { ClientContact } from '../../panels/client-contact.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'
import type { ClientDialog } from './client-dialogs.tsx'
import { CopyAccount } from './copy-account.tsx'
import type { Client, Summary } from './view-model.ts'

type Props = {
  readonly client: Client
  readonly summary: Answer<Summary>
  readonly onDialog: (dialog: ClientDialog) => void
}

/** The left side of a client's page: what they have left, how they are reached, what to remember. */
export function ClientRail({ client, summary, onDialog }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const merged = client.status === 'merged'
  return (
    <div className={classes.rail}>
      <div className={classes.group}>
        <Answered answer={summary} skeleton={<Skeleton lines={5} />}>
          {(figures) => (
            <>
              <CreditFigures summary={figures} />
              <div className={classes.buttons}>
                <CopyAccount client={client} summary={figures} />
                {may('credits.revoke') && !merged && (
                  <Button disabled={figures.remaining === 0} onClick={() => onDialog('revoke')}>
                    {t('client.takeBack')}
                  </Button>
                )}
              </div>
            </>
          )}
        </Answered>
      </div>
      <ClientFacts client={client} />
    </div>
  )
}

type FactsProps = Pick<Props, 'client'>

function ClientFacts({ client }: FactsProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.group}>
      <section className={classes.facts}>
        <h2>{t('client.contact')}</h2>
        <ClientContact client={client} />
        <ClientSince at={client.createdAt} />
      </section>
      {client.notes !== null && (
        <section className={classes.facts}>
          <h2>{t('client.notes')}</h2>
          <p className={classes.notes} dir="auto">
            {client.notes}
          </p>
        </section>
      )}
    </div>
  )
}

type SinceProps = { readonly at: string }

function ClientSince({ at }: SinceProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const instant = parseInstant(at)
  if (instant === null) return null
  return (
    <p className={classes.since}>
      {t('client.since')} <DayText day={localDateOf(instant, zone)} />
    </p>
  )
}
