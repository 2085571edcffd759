import type { TFunction } from 'i18next'
import { ChevronLeft, ChevronRight, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localDateOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { IconButton } from '../../components/button.tsx'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import { HeatSign } from './heat-sign.tsx'
import classes from './plan.module.css'
import { useCarry } from './use-carry.ts'
import {
  blockId,
  blockPlace,
  heatOf,
  hoursIn,
  movedStart,
  type Occurrence,
  overAt,
  takenPlaces,
  type Window,
} from './view-model.ts'

type Props = {
  readonly occurrence: Occurrence
  readonly minutes: number
  readonly window: Window
  /** Where somebody has just put it, which main may not have answered yet; null where it finds its place itself. */
  readonly movedTo: string | null
  /** Null lets it find its place again. */
  readonly onMove: (startsAt: string | null) => void
}

/** One session on its day. */
export function Lane({ occurrence, minutes, window, movedTo, onMove }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { index, startsAt, wishedAt, obstacle, how } = occurrence
  const heat = heatOf(occurrence)
  const at = movedTo ?? startsAt ?? wishedAt
  const day = formatDay(localDateOf(instantOf(at), zone), 'weekday')
  const clock = formatClock(instantOf(at), zone)
  const why = obstacle?.message ?? whyWords(t, occurrence)
  const fixed = how === 'placed'
  const carry = useCarry({ at, index, window, onMove })
  const over = carry.carried === null ? null : overAt(occurrence, carry.carried, minutes)
  const away = heat === 'moved' ? wishInWords(occurrence, zone) : null
  return (
    <li className={classes.row} data-heat={heat}>
      <span className={classes.number} data-figure>
        {index + 1}
      </span>
      <span className={classes.day}>
        {!fixed && (
          <IconButton
            label={t('plan.dayBefore', { day })}
            icon={<ChevronLeft size={14} aria-hidden="true" />}
            onClick={() => onMove(movedStart(at, { days: -1 }, zone))}
          />
        )}
        <time dateTime={at}>{day}</time>
        {!fixed && (
          <IconButton
            label={t('plan.dayAfter', { day })}
            icon={<ChevronRight size={14} aria-hidden="true" />}
            onClick={() => onMove(movedStart(at, { days: 1 }, zone))}
          />
        )}
      </span>
      <Track {...{ occurrence, minutes, window, movedTo, carry, fixed }} label={`${day}, ${clock}`} />
      <span className={classes.state} data-heat={heat}>
        <HeatSign heat={heat} />
        <span data-figure>{startsAt === null && movedTo === null ? t('plan.noTime') : clock}</span>
        <span className={classes.why}>
          {over !== null
            ? t(`plan.over.${over}`)
            : away === null
              ? stateWords(t, occurrence)
              : t('plan.from', { when: away })}
        </span>
      </span>
      {movedTo !== null && (
        <IconButton
          label={t('plan.back1', { number: index + 1 })}
          icon={<RotateCcw size={14} aria-hidden="true" />}
          onClick={() => onMove(null)}
        />
      )}
      {why !== null && <p className={classes.reason}>{why}</p>}
    </li>
  )
}

/** What it meets, and what it joins: a class on a day that is closed says both. */
function whyWords(t: TFunction, { warnings, joins, newClass }: Occurrence): string | null {
  const said = [warnings[0]?.message, joinWords(t, joins), newClass ? t('plan.newClassWhy') : null].filter(
    (one) => one != null,
  )
  return said.length === 0 ? null : said.join(' ')
}

/** Whose class it joins, that it is not theirs who was asked for, and how many places that has left; null for a session of its own. */
function joinWords(t: TFunction, joins: Occurrence['joins']): string | null {
  if (joins === null) return null
  const { trainerName: trainer, free: count, insteadOf } = joins
  const whose = trainer === null ? t('plan.joins', { count }) : t('plan.joinsWith', { trainer, count })
  return insteadOf === null ? whose : `${whose} ${t('plan.notWith', { trainer: insteadOf })}`
}

/** How it stands, in a word or two; a class that would be made is never just as wished. */
function stateWords(t: TFunction, occurrence: Occurrence): string {
  const heat = heatOf(occurrence)
  return heat === 'fine' && occurrence.newClass ? t('plan.newClass') : t(`plan.heat.${heat}`)
}

/** What it was moved away from: another day, or another time of its own. */
function wishInWords({ startsAt, wishedAt }: Occurrence, zone: ZoneId): string {
  const wished = instantOf(wishedAt)
  const day = localDateOf(wished, zone)
  const same = startsAt !== null && localDateOf(instantOf(startsAt), zone) === day
  return same ? formatClock(wished, zone) : formatDay(day, 'weekday')
}

/** In hundredths of a day's width: after it the clock of what is carried stands before it, where there is room. */
const LAST_FOR_FLAG = 70

type TrackProps = Pick<Props, 'occurrence' | 'minutes' | 'window' | 'movedTo'> & {
  readonly carry: ReturnType<typeof useCarry>
  readonly fixed: boolean
  readonly label: string
}

/** The day, what takes it, and the session itself. */
function Track({ occurrence, minutes, window, movedTo, carry, fixed, label }: TrackProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { index, startsAt, wishedAt, obstacle, warnings } = occurrence
  const heat = heatOf(occurrence)
  const at = movedTo ?? startsAt ?? wishedAt
  const shown = carry.carried ?? at
  const wish = blockPlace(wishedAt, minutes, window, zone)
  const place = blockPlace(shown, minutes, window, zone)
  const sameDay = localDateOf(instantOf(wishedAt), zone) === occurrence.day
  const says = obstacle?.message ?? warnings[0]?.message ?? stateWords(t, occurrence)
  return (
    <div className={classes.track} ref={carry.track}>
      {hoursIn(window).map(({ minute, left }) => (
        <i key={minute} className={classes.hour} style={{ insetInlineStart: `${left}%` }} />
      ))}
      {takenPlaces(occurrence, window, zone).map(({ key, clash, left, width }) => (
        <span
          key={key}
          className={classes.taken}
          data-clash={clash}
          style={{ insetInlineStart: `${left}%`, inlineSize: `${width}%` }}
        />
      ))}
      {sameDay && shown !== wishedAt && (
        <span
          className={classes.wish}
          style={{ insetInlineStart: `${wish.left}%`, inlineSize: `${wish.width}%` }}
        />
      )}
      <button
        type="button"
        id={blockId(index)}
        className={classes.block}
        data-heat={heat}
        data-carried={carry.carried !== null || undefined}
        data-nowhere={(startsAt === null && movedTo === null) || undefined}
        disabled={fixed}
        aria-label={t('plan.block', { number: index + 1, when: label, says })}
        aria-describedby="plan-keys"
        style={{ insetInlineStart: `${place.left}%`, inlineSize: `${place.width}%` }}
        onPointerDown={carry.down}
        onPointerMove={carry.over}
        onPointerUp={carry.up}
        onPointerCancel={carry.cancel}
        onKeyDown={carry.key}
      >
        {carry.carried !== null && (
          <span className={classes.flag} data-before={place.left > LAST_FOR_FLAG || undefined}>
            {formatClock(instantOf(carry.carried), zone)}
          </span>
        )}
      </button>
    </div>
  )
}
