import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IdleRules } from '../../../../../shared/domain/sign-in.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useQuery } from '../../../api/use-query.ts'
import { RefusalText } from '../../../components/refusal-text.tsx'
import { toast } from '../../../components/toast.tsx'
import { SettingLine } from '../setting-line.tsx'
import classes from './sign-in.module.css'

const CHOICES = {
  deskMinutes: ['1', '2', '3', '5', '10', '15'],
  ownerMinutes: ['1', '3', '5', '10', '15', '30'],
} as const satisfies Record<keyof IdleRules, readonly string[]>

/** After how long without a hand on the computer it locks; kept as soon as it is chosen. */
export function IdleFields() {
  const { t } = useTranslation()
  const rules = useQuery('auth.idle', {}).value
  const { run, refusal } = useCommand('auth.setIdle')
  if (rules === undefined) return null
  const choose = async (change: Partial<IdleRules>) => {
    const reply = await run({ ...rules, ...change })
    if (reply.ok) toast({ message: t('signIn.idle.saved') })
  }
  return (
    <section className={classes.idle} aria-label={t('signIn.idle.title')}>
      <h2>{t('signIn.idle.title')}</h2>
      <p className={classes.lead}>{t('signIn.idle.hint')}</p>
      {(['deskMinutes', 'ownerMinutes'] as const).map((name) => (
        <SettingLine key={name} title={t(`signIn.idle.${name}`)} hint={t(`signIn.idle.${name}Hint`)}>
          {(names) => (
            <Select
              {...names}
              className={classes.minutes ?? ''}
              data={[...new Set([...CHOICES[name], String(rules[name])])].sort(
                (a, b) => Number(a) - Number(b),
              )}
              value={String(rules[name])}
              onChange={(value) => void choose({ [name]: Number(value) })}
              allowDeselect={false}
            />
          )}
        </SettingLine>
      ))}
      <RefusalText refusal={refusal} />
    </section>
  )
}
