import { useTranslation } from 'react-i18next'
import { outcomesOf } from './outcome-text.ts'
import classes from './row-details.module.css'
import { VerdictBadge } from './verdicts.tsx'
import type { PreviewRow } from './view-model.ts'

type Props = { readonly row: PreviewRow }

/** Everything there is to say about one row. */
export function RowDetails({ row }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.root}>
      <div>
        <VerdictBadge verdict={row.verdict} />
        <p className={classes.name}>{row.name}</p>
        <p className={classes.email}>{row.email}</p>
      </div>
      <Sentences title={t('import.row.why')} sentences={row.problems} />
      <Sentences title={t('import.row.happens')} sentences={outcomesOf(row, t)} />
      <Sentences title={t('import.row.note')} sentences={row.warnings} />
      {row.changes.length > 0 && <Changes changes={row.changes} />}
    </div>
  )
}

type SentencesProps = { readonly title: string; readonly sentences: readonly string[] }

function Sentences({ title, sentences }: SentencesProps) {
  if (sentences.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classes.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

type ChangesProps = { readonly changes: PreviewRow['changes'] }

function Changes({ changes }: ChangesProps) {
  const { t } = useTranslation()
  return (
    <section>
      <h3>{t('import.row.changes')}</h3>
      <dl className={classes.changes}>
        {changes.map(({ field, from, to }) => (
          <div key={field}>
            <dt>{t(`import.field.${field}`)}</dt>
            <dd>
              <span className={classes.label}>{t('import.row.was')}</span> {from ?? t('import.row.blank')}
            </dd>
            <dd>
              <span className={classes.label}>{t('import.row.becomes')}</span> {to}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
