import { useTranslation } from 'react-i18next'
import { useMay } from '../../../api/use-may.ts'
import { StudioFormPage } from '../studio/studio-form-page.tsx'
import { useStudioSettings } from '../studio/use-studio-settings.ts'
import { PolicyFields } from './policy-fields.tsx'
import { Simulator } from './simulator.tsx'

/** The studio's rules, each with its consequence in words, and what they would have made of what really happened. */
export function PoliciesScreen() {
  const { t } = useTranslation()
  const may = useMay()
  // What it would come to is told by client.
  const maySimulate = may('reports.read') && may('clients.read')
  const settings = useStudioSettings()
  const { form, typed } = settings
  return (
    <StudioFormPage
      title={t('settings.section.policies')}
      settings={settings}
      beside={maySimulate ? <Simulator typed={typed} changed={settings.changed} /> : undefined}
    >
      <PolicyFields form={form} typed={typed} />
    </StudioFormPage>
  )
}
