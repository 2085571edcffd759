import { i18n } from '../../i18n/setup.ts'

/** What main answers for one session that is made or moved: what it meets that may be overruled. */
export type Warned = { readonly warnings: readonly { readonly message: string }[] }

/** Each warning that is met, the most frequent first, and by how many sessions. */
export function warningsOf(answers: readonly Warned[]): readonly { message: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { message } of answers.flatMap(({ warnings }) => warnings)) {
    counts.set(message, (counts.get(message) ?? 0) + 1)
  }
  return [...counts].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count)
}

/** The same as sentences; of more than one session each says how many meet it. */
export function warningsInWords(answers: readonly Warned[]): readonly string[] {
  return warningsOf(answers).map(({ message, count }) =>
    answers.length === 1 ? message : i18n.t('schedule.create.warned', { count, message }),
  )
}
