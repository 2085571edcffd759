import type { TFunction } from 'i18next'
import { formatDay } from '../../i18n/format-date.ts'
import { sentences } from '../../i18n/sentences.ts'
import type { PreviewRow } from './view-model.ts'

/** What happens to a row, in as many sentences as it takes. */
export function outcomesOf(row: PreviewRow, t: TFunction): readonly string[] {
  const { credits: count } = row
  if (row.action === 'create') {
    return [
      count === 0
        ? t('import.outcome.create')
        : t('import.outcome.createWithCredits', { count, terms: termsOf(row, t) }),
    ]
  }
  if (row.action === 'update') {
    const fields = row.changes.map(({ field }) => sentences().IMPORT_FIELD_NAMES[field]).join(', ')
    return [
      ...(fields === '' ? [] : [t('import.outcome.change', { fields })]),
      ...(count === 0 ? [] : [t('import.outcome.addCredits', { count, terms: termsOf(row, t) })]),
    ]
  }
  if (row.verdict === 'update') return [t('import.outcome.kept')]
  return row.verdict === 'unchanged' ? [t('import.outcome.unchanged')] : []
}

/** Everything there is to say about a row: why it is left out, what happens to it, what is worth knowing. */
export function sentencesOf(row: PreviewRow, t: TFunction): readonly string[] {
  return [...row.problems, ...outcomesOf(row, t), ...row.warnings]
}

/** The row in one line: why it is left out, or else what happens to it, and whether there is more to say. */
export function outcomeLine(row: PreviewRow, t: TFunction): string {
  const [first = '', ...others] = sentencesOf(row, t)
  if (row.problems.length === 0) return [first, ...others].join(' · ')
  const count = others.length
  return count === 0 ? first : t('import.outcome.more', { sentence: first, count })
}

function termsOf({ family, creditsExpireOn }: PreviewRow, t: TFunction): string {
  const forFamily = family === null ? '' : t('import.outcome.family', { family })
  const until =
    creditsExpireOn === null ? '' : t('import.outcome.until', { day: formatDay(creditsExpireOn, 'short') })
  return `${forFamily}${until}`
}
