import { type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../api/use-may.ts'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { Screen } from '../../../components/screen.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { policyInWords } from '../policies/policy-in-words.ts'
import { KeepUnsaved } from './keep-unsaved.tsx'
import classes from './studio.module.css'
import type { StudioSettings } from './use-studio-settings.ts'

type Props = {
  readonly title: string
  readonly settings: StudioSettings
  /** What the fields come to, beside them; no part of the form. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** A part of the studio's own settings: its fields, and one button that saves them. */
export function StudioFormPage({ title, settings, beside, children }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMay()('studio.write')
  const { changed, refusal } = settings
  const formId = useId()
  const saveButton = useRef<HTMLButtonElement>(null)
  const discard = () => {
    settings.discard()
    saveButton.current?.focus()
  }
  return (
    <Screen
      title={title}
      ready
      aside={changed ? t('settings.studio.changed') : undefined}
      actions={
        mayWrite ? (
          <>
            {changed && <Button onClick={discard}>{t('settings.studio.discard')}</Button>}
            <Button tone="primary" type="submit" form={formId} busy={settings.busy} ref={saveButton}>
              {t('settings.save')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className={classes.page}>
        <form id={formId} className={classes.root} onSubmit={settings.submit} noValidate>
          {!mayWrite && <p className={classes.readOnly}>{t('settings.readOnly')}</p>}
          <RefusalText
            refusal={refusal}
            wayOut={staleRecord({
              refusal,
              before: settings.before,
              inWords: (field, value) => policyInWords(t, field, value),
              onSave: settings.saveOver,
            })}
          />
          <fieldset className={classes.fields} disabled={!mayWrite}>
            {children}
          </fieldset>
        </form>
        {beside}
      </div>
      <KeepUnsaved unsaved={changed} />
    </Screen>
  )
}
