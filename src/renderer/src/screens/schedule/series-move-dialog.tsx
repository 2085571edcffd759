import { Checkbox } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
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
  /** Null puts the session back. */
  readonly onAnswer: (scope: Scope | null) => void
}

type Props = { readonly dropped: DroppedOfSeries; readonly onClose: () => void }

/** Asked when a session of a series was put somewhere else: how many of the series go along. Enter moves this one. */
export function SeriesMoveDialog({ dropped, onClose }: Props) {
  const { t } = useTranslation()
  const { move, placeInWords, onAnswer } = dropped
  const [scope, setScope] = useState<Scope>('this')
  const [remember, setRemember] = useState(false)
  const answer = (given: Scope | null) => {
    onClose()
    onAnswer(given)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (remember) useRememberedScope.setState({ scope })
    answer(scope)
  }
  return (
    <FormDialog
      opened
      onClose={() => answer(null)}
      title={t('schedule.series.askTitle', { title: move.session.title })}
      submitLabel={t('schedule.series.button')}
      onSubmit={submit}
      busy={false}
      refusal={null}
    >
      <p>{t('schedule.series.askText', { place: placeInWords })}</p>
      <ScopeChoice value={scope} onChange={setScope} first />
      <MoveOutlook input={moveInput(move, move.session.version)} session={move.session} scope={scope} />
      <Checkbox
        label={t('schedule.series.remember')}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
