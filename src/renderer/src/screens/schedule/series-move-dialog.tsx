import { Checkbox } from '@mantine/core'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../components/dialog.tsx'
import { MoveOutlook } from './move-outlook.tsx'
import { ScopeChoice } from './scope-choice.tsx'
import { moveInput } from './send-move.ts'
import { type Scope, useRememberedScope } from './series-scope.ts'
import type { SessionMove } from './use-move-session.ts'

export type DroppedOfSeries = {
  readonly move: SessionMove
  readonly placeInWords: string
  /** Null puts the session back; only the first answer counts. */
  readonly onAnswer: (scope: Scope | null) => void
}

type Props = { readonly dropped: DroppedOfSeries; readonly onClose: () => void }

/** Asked when a session of a series was put somewhere else: how many of the series go along. Enter moves this one. */
export function SeriesMoveDialog({ dropped, onClose }: Props) {
  const { t } = useTranslation()
  const { move, placeInWords, onAnswer } = dropped
  const [scope, setScope] = useState<Scope>('this')
  const [remember, setRemember] = useState(false)
  useAnswered(onAnswer)
  const answer = (given: Scope | null) => {
    onAnswer(given)
    onClose()
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (remember && scope !== 'all') useRememberedScope.setState({ scope })
    answer(scope)
  }
  return (
    <FormDialog
      opened
      onClose={() => answer(null)}
      title={t('schedule.series.askTitle', { title: move.session.title })}
      submitLabel={t('schedule.series.button')}
      keepLabel={t('schedule.series.cancelButton')}
      onSubmit={submit}
      busy={false}
      refusal={null}
    >
      <p>{t('schedule.series.askText', { place: placeInWords })}</p>
      <ScopeChoice value={scope} onChange={setScope} first />
      <MoveOutlook input={moveInput(move, move.session.version)} session={move.session} scope={scope} />
      {/* A drop that is answered once must not go on to move whole series unasked. */}
      <Checkbox
        label={t('schedule.series.remember')}
        description={scope === 'all' ? t('schedule.series.rememberNotAll') : undefined}
        disabled={scope === 'all'}
        checked={remember && scope !== 'all'}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

/** Whoever leaves without an answer has put the session back. */
function useAnswered(onAnswer: DroppedOfSeries['onAnswer']): void {
  const asked = useRef<DroppedOfSeries['onAnswer'] | null>(null)
  useEffect(() => {
    asked.current = onAnswer
    return () => {
      asked.current = null
      // Not when it is only mounted again at once, as a check of effects does.
      queueMicrotask(() => {
        if (asked.current !== onAnswer) onAnswer(null)
      })
    }
  }, [onAnswer])
}
