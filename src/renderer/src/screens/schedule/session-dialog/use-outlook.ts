import { useDebouncedValue } from '@mantine/hooks'
import type { Input } from '../../../../../shared/contract/index.ts'
import { call } from '../../../api/client.ts'
import { usePreviewed } from '../../../api/use-previewed.ts'
import { amountOf, type Fields, seriesInput, sessionInput, type Terms } from './fields.ts'
import { type SeriesOutlook, type SessionOutlook, seriesOutlook, sessionOutlook } from './outlook.ts'

export type Outlook = SessionOutlook | SeriesOutlook

/** So long must nothing be typed before main is asked, ms. */
const TYPING_MS = 150

type Question =
  | { readonly kind: 'session'; readonly input: Input<'sessions.create'> }
  | { readonly kind: 'series'; readonly input: Input<'series.create'> }

/** What would become of what is in the dialog, by main's own dry run; undefined while nothing can be asked. */
export function useOutlook(fields: Fields, terms: Terms): Outlook | undefined {
  const text = JSON.stringify(questionOf(fields, terms))
  const [settled] = useDebouncedValue(text, TYPING_MS)
  const question: Question | null = JSON.parse(settled)
  const outlook = usePreviewed<Outlook>(settled, question === null ? null : () => lookAt(question))
  return text === 'null' ? undefined : outlook
}

function questionOf(typed: Fields, terms: Terms): Question | null {
  // An amount or a name is half written most of the time, and says nothing about the rest.
  const amount = amountOf(typed, terms) === undefined ? '' : typed.amount
  const fields = { ...typed, amount, clientTyped: '' }
  if (fields.repeat) {
    const input = seriesInput(fields, terms)
    return input === null ? null : { kind: 'series', input }
  }
  const input = sessionInput(fields, terms)
  return input === null ? null : { kind: 'session', input }
}

function lookAt(question: Question): Promise<Outlook> {
  if (question.kind === 'series') {
    return seriesOutlook(question.input, (input) => call('series.create', { ...input, dryRun: true }))
  }
  return sessionOutlook(question.input, (input) => call('sessions.create', { ...input, dryRun: true }))
}
