import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_CHOICES, type LanguageChoice } from '../../../shared/messages/language.ts'
import { call } from '../api/client.ts'
import { chosenLanguage } from '../i18n/page-language.ts'

/** Each language in its own words, for whoever reads no other. */
const OWN_NAMES = { en: 'English', de: 'Deutsch' } as const satisfies Record<string, string>

type Props = { readonly 'aria-describedby'?: string }

/** What this computer speaks. Choosing reads every window anew. */
export function LanguageSwitch(names: Props) {
  const { t } = useTranslation()
  const labelOf = (choice: LanguageChoice) =>
    choice === 'system' ? t('language.system') : <span lang={choice}>{OWN_NAMES[choice]}</span>
  return (
    <SegmentedControl
      aria-label={t('language.label')}
      value={chosenLanguage()}
      onChange={(choice) => void call('workspace.speak', { language: choice })}
      data={LANGUAGE_CHOICES.map((value) => ({ value, label: labelOf(value) }))}
      {...names}
    />
  )
}
