import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../api/use-may.ts'
import { Button } from '../../../components/button.tsx'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { Screen } from '../../../components/screen.tsx'
import { staleRecord } from '../../../components/stale-record.tsx'
import { KeepUnsaved } from './keep-unsaved.tsx'
import { PolicyFields } from './policy-fields.tsx'
import { policyInWords } from './policy-in-words.ts'
import classes from './studio.module.css'
import { StudioFacts } from './studio-facts.tsx'
import { useStudioSettings } from './use-studio-settings.ts'

/** The studio's name and rules, each rule with its consequence in words. */
export function StudioScreen() {
  const { t } = useTranslation()
  const mayWrite = useMay()('studio.write')
  const settings = useStudioSettings()
  const { form, typed, changed, refusal } = settings
  const formId = useId()
  const saveButton = useRef<HTMLButtonElement>(null)
  const discard = () => {
    settings.discard()
    saveButton.current?.focus()
  }
  return (
    <Screen
      title={t('settings.section.studio')}
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
          <StudioFacts form={form} studio={settings.studio} />
          <PolicyFields form={form} typed={typed} />
        </fieldset>
      </form>
      <KeepUnsaved unsaved={changed} />
    </Screen>
  )
}
