import { useTranslation } from 'react-i18next'
import { parseInstant } from '../../../../shared/domain/time.ts'
import { formatMoment } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './file-notices.module.css'
import { Notice } from './notice.tsx'
import { type Draft, expiryDates } from './view-model.ts'

type Props = { readonly draft: Draft }

/** What is worth knowing about a file before going on. */
export function FileNotices({ draft }: Props) {
  const { t } = useTranslation()
  const evidence = expiryDates(draft)?.evidence
  return (
    <>
      <ImportedBefore draft={draft} />
      {(evidence === 'ambiguous' || evidence === 'mixed') && (
        <Notice tone="warning">{t(`import.columns.${evidence}`)}</Notice>
      )}
      <OddLines draft={draft} />
    </>
  )
}

function ImportedBefore({ draft }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const before = draft.opened.importedBefore
  const at = before === null ? null : parseInstant(before.at)
  if (before === null || at === null) return null
  const moment = t('import.columns.importedBeforeOn', { moment: formatMoment(at, zone) })
  return <Notice tone="warning">{t('import.columns.importedBefore', { at: moment, by: before.by })}</Notice>
}

function OddLines({ draft }: Props) {
  const { t } = useTranslation()
  const { problems, problemCount } = draft.opened
  if (problemCount === 0) return null
  const more = problemCount - problems.length
  return (
    <details className={classes.lines}>
      <summary>{t('import.columns.lines', { count: problemCount })}</summary>
      <ul>
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>{t('import.columns.lineProblem', { line, message })}</li>
        ))}
        {more > 0 && <li>{t('import.columns.moreLines', { count: more })}</li>}
      </ul>
    </details>
  )
}
