import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isLive } from '../../../../shared/domain/bookings.ts'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { OutlookLine } from '../schedule/session-dialog/outlook-line.tsx'
import { WarningLines } from '../schedule/warning-lines.tsx'
import { type Choice, isOpen, type Orphan, type Results, WAYS } from './choices.ts'
import { SlotFields } from './slot-fields.tsx'
import { SubstituteField } from './substitute-field.tsx'
import classes from './substitutes.module.css'
import type { Roster } from './use-rosters.ts'
import { timeOf } from './words.ts'

type Props = {
  readonly orphan: Orphan
  readonly roster: Roster
  readonly choice: Choice
  readonly onChoose: (next: Partial<Choice>) => void
  /** What main says to the choice; null while it is asked or nothing is. */
  readonly result: Results[number] | null
  readonly away: { readonly id: number; readonly name: string }
  /** Minutes that the choices for the other sessions give to each trainer. */
  readonly given: ReadonlyMap<number, number>
  /** Somebody tried to apply it all. */
  readonly tried: boolean
}

/** One session of whoever is away: who comes, what becomes of it, and what that leads to. */
export function OrphanRow({ orphan, roster, choice, onChoose, result, away, given, tried }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { session, substitutes } = orphan
  const time = timeOf(orphan, zone)
  const missing = tried && isOpen(choice)
  const what = { time, title: session.title }
  return (
    <li
      className={classes.row}
      data-refused={missing || result?.refusal != null || undefined}
      data-nobody={orphan.proposed === null || undefined}
    >
      <div className={classes.session}>
        <p className={classes.time} data-figure>
          {time}
        </p>
        <h2 dir="auto">{session.title}</h2>
        {session.roomName !== null && <p className={classes.hint}>{session.roomName}</p>}
        <Clients roster={roster} />
      </div>
      <div className={classes.choice}>
        <SegmentedControl
          aria-label={t('substitutes.way.label', what)}
          value={choice.way}
          onChange={(way) => onChoose({ way })}
          data={WAYS.map((value) => ({
            value,
            label: t(`substitutes.way.${value}`),
            disabled: value === 'substitute' && substitutes.length === 0,
          }))}
        />
        {orphan.proposed === null && choice.way === 'stay' && (
          <OutlookLine tone="warning">
            {t(substitutes.length === 0 ? 'substitutes.nobodyFree' : 'substitutes.nobodyProposed')}
          </OutlookLine>
        )}
        {choice.way === 'substitute' && (
          <SubstituteField
            orphan={orphan}
            chosen={choice.substitute}
            onChoose={onChoose}
            given={given}
            missing={missing ? t('substitutes.missing') : null}
            what={what}
          />
        )}
        {choice.way === 'slot' && (
          <SlotFields
            orphan={orphan}
            choice={choice}
            missing={missing ? t('substitutes.missingTime') : null}
            onChoose={onChoose}
          />
        )}
        <Verdict result={result} choice={choice} away={away.name} />
      </div>
    </li>
  )
}

function Clients({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation()
  const names = roster.filter(({ status }) => isLive(status)).map(({ clientName }) => clientName)
  const waiting = roster.filter(({ status }) => status === 'waitlisted').length
  return (
    <p className={classes.hint}>
      {names.length === 0
        ? t('substitutes.noClients')
        : t('substitutes.clients', { names: names.join(', ') })}
      {waiting > 0 && `, ${t('substitutes.waiting', { count: waiting })}`}
    </p>
  )
}

type VerdictProps = Pick<Props, 'result' | 'choice'> & { readonly away: string }

/** What the choice leads to: its consequence, what speaks against it, or why it is not possible. */
function Verdict({ result, choice, away }: VerdictProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (choice.way === 'stay')
    return <p className={classes.hint}>{t('substitutes.stayText', { trainer: away })}</p>
  if (result === null) return null
  const { refusal, session, returned } = result
  if (refusal !== null) return <OutlookLine tone="refused">{refusal.message}</OutlookLine>
  if (session === null) return null
  const startsAt = instantOf(session.startsAt)
  const then = {
    day: formatDay(localDateOf(startsAt, zone), 'weekday'),
    time: formatClockRange(startsAt, instantOf(session.endsAt), zone),
    trainer: session.trainerName ?? '',
  }
  return (
    <>
      {choice.way === 'slot' && <OutlookLine tone="ok">{t('substitutes.moves', then)}</OutlookLine>}
      {choice.way === 'cancel' && (
        <OutlookLine tone="info">
          {returned > 0 ? t('substitutes.cancelText', { count: returned }) : t('substitutes.cancelFree')}
        </OutlookLine>
      )}
      <WarningLines of={[result]} />
    </>
  )
}
