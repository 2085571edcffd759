import type { Value } from '../../../../shared/contract/index.ts'
import { instantOf } from '../../api/instant-of.ts'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import { type Warned, warningsInWords } from './warnings.ts'

/** A further button on the toast of a move. */
export type More = { readonly label: string; readonly run: () => void }

/** What a move does besides moving: who is paid by another pack then, and what the clocks do to the start. */
export function consequencesOf(
  { session, refunded }: Value<'sessions.move'>,
  zone: string,
): readonly string[] {
  const time = () => formatMoment(instantOf(session.startsAt), zone)
  return [
    ...(refunded.length > 0 ? [i18n.t('schedule.grid.move.refunded', { count: refunded.length })] : []),
    ...(session.wallKind === 'gap' ? [i18n.t('schedule.grid.move.gap', { time: time() })] : []),
  ]
}

/** Tells that a session moved, what that did besides, and what it meets there. */
export function tellMoved(
  moved: Value<'sessions.move'>,
  placeInWords: string,
  zone: string,
  more?: More,
): void {
  const done = i18n.t('schedule.grid.move.done', { title: moved.session.title, place: placeInWords })
  tellDone([done, ...consequencesOf(moved, zone)], [moved], more)
}

/** Tells how many of a series moved, which did not and why, and what those that did meet. */
export function tellSeriesMoved(title: string, answer: Value<'series.move'>, more?: More): void {
  const { moved, skipped, kept } = answer
  const parts = [
    i18n.t('schedule.series.done', { count: moved.length, title }),
    ...(skipped[0] === undefined
      ? []
      : [i18n.t('schedule.series.doneStay', { count: skipped.length, why: skipped[0].message })]),
    ...(kept.length > 0 ? [i18n.t('schedule.series.doneKept', { count: kept.length })] : []),
  ]
  if (moved.length === 0)
    toast({ message: parts.join(' '), tone: 'refused', ...(more && { actions: [more] }) })
  else tellDone(parts, moved, more)
}

function tellDone(sentences: readonly string[], answers: readonly Warned[], more: More | undefined): void {
  const warnings = warningsInWords(answers)
  toast({
    message: [...sentences, ...warnings].join(' '),
    tone: warnings.length === 0 ? 'done' : 'warned',
    undo: offerUndo(),
    ...(more && { actions: [more] }),
  })
}
