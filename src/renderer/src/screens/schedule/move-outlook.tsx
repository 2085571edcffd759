import { useTranslation } from 'react-i18next'
import type { Input, Value } from '../../../../shared/contract/index.ts'
import { usePreview } from '../../api/use-query.ts'
import { useStudio } from '../../state/studio.ts'
import { type Scope, seriesMoveInput } from './series-scope.ts'
import { OutlookLine } from './session-dialog/outlook-line.tsx'
import { LeftOut } from './session-dialog/series-verdict.tsx'
import { VerdictLine } from './session-verdict.tsx'
import type { DaySession } from './sessions.ts'
import { consequencesOf } from './tell-moved.ts'
import { WarningLines } from './warning-lines.tsx'

type Props = {
  /** Null while day or time are not whole yet. */
  readonly input: Input<'sessions.move'> | null
  readonly session: DaySession
  readonly scope: Scope
}

/** What a move would do, from main's own dry run. */
export function MoveOutlook({ input, session, scope }: Props) {
  const { t } = useTranslation()
  const one = usePreview('sessions.move', scope === 'this' ? input : null)
  const isOne = scope === 'this' || input === null
  const many = usePreview('series.move', isOne ? null : seriesMoveInput(input, session, scope))
  const { refusal } = scope === 'this' ? one : many
  if (input === null) return <VerdictLine tone="info" text={t('schedule.create.invalidTime')} />
  if (refusal !== null) return <VerdictLine tone="warning" text={refusal.message} />
  if (scope === 'this') return <OneMoves answer={one.value} />
  return <div role="status">{many.value !== undefined && <ManyMove answer={many.value} />}</div>
}

function OneMoves({ answer }: { readonly answer: Value<'sessions.move'> | undefined }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  if (answer === undefined) return <VerdictLine tone="info" text="" />
  return (
    <div role="status">
      <OutlookLine tone="ok">
        {[t('schedule.create.ready'), ...consequencesOf(answer, zone)].join(' ')}
      </OutlookLine>
      <WarningLines of={[answer]} />
    </div>
  )
}

function ManyMove({ answer }: { readonly answer: Value<'series.move'> }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { moved, skipped, kept } = answer
  const paid = moved.reduce((sum, { refunded }) => sum + refunded.length, 0)
  return (
    <>
      <OutlookLine tone={moved.length === 0 ? 'refused' : 'ok'}>
        {t('schedule.series.moves', { count: moved.length })}
        {paid > 0 && ` ${t('schedule.grid.move.refunded', { count: paid })}`}
      </OutlookLine>
      <LeftOut
        title={t('schedule.series.stay', { count: skipped.length })}
        skipped={skipped}
        refused={false}
        zone={zone}
      />
      {kept.length > 0 && (
        <OutlookLine tone="info">{t('schedule.series.kept', { count: kept.length })}</OutlookLine>
      )}
      <WarningLines of={moved} />
    </>
  )
}
