import { useTranslation } from 'react-i18next'
import { RefusalText } from '../../components/refusal-text.tsx'
import { useShortcuts } from '../../state/shortcuts.ts'
import { ChoiceRow } from '../schedule/inspector/choice-row.tsx'
import { effectInWords } from '../schedule/inspector/effect-text.ts'
import { useAct } from '../schedule/inspector/use-act.ts'
import { useChoices, usePermits } from '../schedule/inspector/use-choices.ts'
import classes from './today.module.css'
import type { DaySession, Expected } from './view-model.ts'

type Props = {
  readonly session: DaySession
  readonly booking: Expected
  /** It happened: the button that did it is gone. */
  readonly onDone: () => void
}

const OUTCOMES = ['attended', 'noShow'] as const

/** Attended or not, each with what it does to the credits before it is done; A and N do the same. */
export function OutcomeChoices({ session, booking, onDone }: Props) {
  const { t } = useTranslation()
  const permits = usePermits(session)
  const choices = useChoices(session, booking, permits)
  const act = useAct(booking, onDone)
  const offered = OUTCOMES.filter((kind) => choices.some((choice) => choice.kind === kind))
  const press = (kind: (typeof OUTCOMES)[number]) => {
    if (offered.includes(kind) && !act.busy) void act.run(kind)
  }
  useShortcuts(t('screen.today'), [
    { keys: 'A', label: t('today.keys.attended'), run: () => press('attended') },
    { keys: 'N', label: t('today.keys.noShow'), run: () => press('noShow') },
  ])
  if (offered.length === 0) return null
  return (
    <fieldset className={classes.choices}>
      <legend className="visually-hidden">{t('today.choices', { name: booking.clientName })}</legend>
      {offered.map((kind) => {
        const told = choices.find((choice) => choice.kind === kind)?.told ?? null
        return (
          <ChoiceRow
            key={kind}
            label={t(`inspector.choice.${kind}`)}
            effect={told === null ? null : effectInWords(told, () => null)}
            refused={(told?.refusal ?? null) !== null}
            busy={act.busy}
            onPress={() => press(kind)}
          />
        )
      })}
      <RefusalText refusal={act.refusal} />
    </fieldset>
  )
}
