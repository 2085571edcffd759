import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SCOPES, type Scope } from './series-scope.ts'

type Props = {
  readonly value: Scope
  readonly onChange: (scope: Scope) => void
  /** The first thing that is asked in its dialog. */
  readonly first?: boolean
}

/** This one, this and the following, or all: for a session of a series. */
export function ScopeChoice({ value, onChange, first = false }: Props) {
  const { t } = useTranslation()
  const choose = (text: string) => onChange(SCOPES.find((scope) => scope === text) ?? 'this')
  return (
    <Radio.Group label={t('schedule.series.which')} value={value} onChange={choose}>
      <Stack gap={8} mt={6}>
        {SCOPES.map((scope) => (
          <Radio
            key={scope}
            value={scope}
            label={t(`schedule.series.scope.${scope}`)}
            {...(first && scope === value ? { 'data-autofocus': true } : {})}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
