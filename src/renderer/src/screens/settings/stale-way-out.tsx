import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/client.ts'
import { Button } from '../../components/button.tsx'
import { staleFields } from './stale-fields.ts'
import classes from './stale-way-out.module.css'

type Props = {
  readonly refusal: Refusal
  /** The record as the form was opened with it. */
  readonly before: Readonly<Record<string, unknown>>
  /** A field's label, and a value of it as a person reads it. */
  readonly inWords: (field: string, value: unknown) => readonly [label: string, value: string]
  /** Saves on top of the version found, leaving these fields as they are stored. */
  readonly onSave: (version: number, without: readonly string[]) => void
}

/** Somebody else saved meanwhile: what is in the way, and the two ways to go on. Nothing for other refusals. */
export function StaleWayOut({ refusal, before, inWords, onSave }: Props) {
  const { t } = useTranslation()
  const fields = staleFields(refusal, before)
  if (fields === null || refusal.code !== 'STALE_VERSION') return null
  const { found } = refusal.details
  return (
    <div className={classes.root}>
      <p>{t(fields.length === 0 ? 'settings.stale.others' : 'settings.stale.clash')}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ name, theirs, mine }) => {
            const [field, theirText] = inWords(name, theirs)
            const [, myText] = inWords(name, mine)
            return <li key={name}>{t('settings.stale.line', { field, theirs: theirText, mine: myText })}</li>
          })}
        </ul>
      )}
      <div className={classes.buttons}>
        <Button onClick={() => onSave(found, [])}>{t('settings.stale.keepMine')}</Button>
        {fields.length > 0 && (
          <Button
            onClick={() =>
              onSave(
                found,
                fields.map(({ name }) => name),
              )
            }
          >
            {t('settings.stale.takeTheirs')}
          </Button>
        )}
      </div>
    </div>
  )
}
