import { Link } from '@tanstack/react-router'
import { CalendarDays, CreditCard, type LucideIcon, ReceiptText, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { TIMELINE_KINDS, type TimelineKind } from '../../../../shared/domain/timeline.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { Chip } from '../../components/chip.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { formatChange } from '../../i18n/format-number.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'

type Props = { readonly clientId: number }

const AT_ONCE = 50
/** As many as one question may ask for. */
const MOST = 500

/** What happened with a client, the newest first: all of it, or one kind. */
export function TimelineTab({ clientId }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<TimelineKind | null>(null)
  const [shown, setShown] = useState(AT_ONCE)
  const input = { clientId, limit: shown, ...(kind === null ? {} : { kind }) }
  const timeline = useQuery('clients.timeline', input, { keepPrevious: true })
  const choose = (next: TimelineKind) => {
    setKind(kind === next ? null : next)
    setShown(AT_ONCE)
  }
  return (
    <Answered answer={timeline}>
      {({ rows, total, hidden }) => (
        <>
          <fieldset className={classes.chips}>
            <legend className="visually-hidden">{t('client.timeline.kinds')}</legend>
            {TIMELINE_KINDS.filter((known) => !hidden.includes(known)).map((known) => (
              <Chip key={known} pressed={kind === known} onPress={() => choose(known)}>
                {t(`client.timeline.kind.${known}`)}
              </Chip>
            ))}
          </fieldset>
          {rows.length === 0 ? (
            <p className={classes.none}>{t('client.timeline.none')}</p>
          ) : (
            <ol className={classes.timeline} aria-label={t('client.tab.timeline')}>
              {rows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: counted from the oldest on, so that it stays with its row
                <Happening key={total - place} row={row} />
              ))}
            </ol>
          )}
          {total > rows.length && shown < MOST && (
            <div className={classes.more}>
              <Button tone="quiet" onClick={() => setShown(Math.min(MOST, shown + AT_ONCE))}>
                {t('client.bookings.older')}
              </Button>
            </div>
          )}
        </>
      )}
    </Answered>
  )
}

const ICONS: Record<TimelineKind, LucideIcon> = {
  booking: CalendarDays,
  credits: CreditCard,
  sale: ReceiptText,
  record: UserRound,
}

type RowProps = { readonly row: Value<'clients.timeline'>['rows'][number] }

function Happening({ row: { at, kind, sentence, actor, change, sessionId } }: RowProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const Icon = ICONS[kind]
  return (
    <li>
      <Icon size={16} role="img" aria-label={t(`client.timeline.kind.${kind}`)} />
      <span className={classes.sentence}>
        {sessionId === null ? (
          sentence
        ) : (
          <Link className={classes.link} to="/schedule" search={{ session: sessionId }}>
            {sentence}
          </Link>
        )}
        <span className={classes.family}>
          <MomentText at={at} zone={zone} /> · <bdi>{actor}</bdi>
        </span>
      </span>
      {change !== null && change !== 0 && (
        <span className={classes.change} data-direction={Math.sign(change)} data-figure>
          {formatChange(change)}
        </span>
      )}
    </li>
  )
}
