import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../../shared/domain/time.ts'
import { useCommand } from '../../../api/use-command.ts'
import { usePreview } from '../../../api/use-query.ts'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { offerUndo } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useToday } from '../../../state/clock.ts'
import { useStudio } from '../../../state/studio.ts'
import { type DaySession, periodOf } from '../sessions.ts'
import { ChoiceRow } from './choice-row.tsx'
import type { RosterBooking } from './choices.ts'
import classes from './inspector.module.css'

type Props = {
  readonly session: DaySession
  /** Those who are to come still. */
  readonly coming: readonly RosterBooking[]
  readonly onDone: () => void
}

/** Marks a whole class, with the sum of what that does said before; from the day of the session on. */
export function AllAttended(props: Props) {
  const { zone } = useStudio()
  const today = useToday(zone)
  if (props.coming.length < 2 || localDateOf(periodOf(props.session).startsAt, zone) > today) return null
  return <Offered {...props} />
}

function Offered({ coming, onDone }: Props) {
  const { t } = useTranslation()
  const input = { bookingIds: coming.map(({ id }) => id), outcome: 'completed' as const }
  const { value, refusal } = usePreview('bulk.setOutcome', input)
  const mark = useCommand('bulk.setOutcome')
  const send = async () => {
    const reply = await mark.run(input)
    if (!reply.ok) return
    toast({ message: t('inspector.done.everybody', { count: reply.value.done }), undo: offerUndo() })
    onDone()
  }
  const nameOf = (bookingId: number) => coming.find(({ id }) => id === bookingId)?.clientName ?? ''
  const marked = value === undefined ? '' : t('inspector.all.effect', { count: value.done })
  const used = value === undefined ? 0 : value.used
  const spent = used > 0 ? t('inspector.effect.used', { count: used }) : t('inspector.effect.free')
  return (
    <div className={classes.all}>
      <ChoiceRow
        label={t('inspector.all.button')}
        effect={refusal?.message ?? (value === undefined ? null : `${marked}, ${spent}`)}
        refused={refusal !== null || value?.done === 0}
        busy={mark.busy}
        onPress={() => void send()}
      >
        {value !== undefined && value.refused.length > 0 && (
          <ul>
            {value.refused.map(({ bookingId, message }) => (
              <li key={bookingId}>{t('inspector.all.refused', { name: nameOf(bookingId), message })}</li>
            ))}
          </ul>
        )}
      </ChoiceRow>
      <RefusalText refusal={mark.refusal} />
    </div>
  )
}
