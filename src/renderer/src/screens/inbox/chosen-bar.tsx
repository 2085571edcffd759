import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import classes from './inbox.module.css'
import { SettleDialog } from './settle-dialog.tsx'
import type { Matter } from './view-model.ts'

type Props = { readonly chosen: readonly Matter[]; readonly onClear: () => void }

/** How many are chosen, and settling them together. */
export function ChosenBar({ chosen, onClear }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const count = chosen.length
  return (
    <section className={classes.bar} aria-label={t('inbox.bulk.label')}>
      <p role="status" data-figure>
        {count === 0 ? t('inbox.bulk.hint') : t('inbox.bulk.chosen', { count })}
      </p>
      {count > 0 && (
        <>
          <Button tone="quiet" onClick={onClear}>
            {t('inbox.bulk.clear')}
          </Button>
          <Button onClick={() => setAsked(true)}>{t('inbox.bulk.settle', { count })}</Button>
        </>
      )}
      {asked && <SettleDialog matters={chosen} onClose={() => setAsked(false)} onSettled={onClear} />}
    </section>
  )
}
