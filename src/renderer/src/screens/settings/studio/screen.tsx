import { useTranslation } from 'react-i18next'
import { StudioFacts } from './studio-facts.tsx'
import { StudioFormPage } from './studio-form-page.tsx'
import { useStudioSettings } from './use-studio-settings.ts'

/** What the studio is called, and the facts that everything recorded so far counts on. */
export function StudioScreen() {
  const { t } = useTranslation()
  const settings = useStudioSettings()
  return (
    <StudioFormPage title={t('settings.section.studio')} settings={settings}>
      <StudioFacts form={settings.form} studio={settings.studio} />
    </StudioFormPage>
  )
}
