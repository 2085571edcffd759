import { Progress } from '@mantine/core'
import { ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { MomentText } from '../../components/date-text.tsx'
import { useStudio } from '../../state/studio.ts'
import classes from './integrity.module.css'
import type { Check, Checked } from './use-check.ts'
import { percentOf, verdictOf } from './view-model.ts'

const LIGHTS = { healthy: ShieldCheck, attention: ShieldAlert, damaged: ShieldX } as const

/** The answer in one sentence, and what it was drawn from. */
export function Verdict({ checked: { view, at } }: { readonly checked: Checked }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const verdict = verdictOf(view)
  const Light = LIGHTS[verdict]
  const errors = view.findings.filter(({ severity }) => severity === 'error').length
  return (
    <section className={classes.verdict} data-health={verdict} aria-label={t('integrity.checked.label')}>
      <Light size={32} aria-hidden="true" />
      <div>
        <h2>
          {verdict === 'damaged'
            ? t('integrity.verdict.damaged', { count: errors })
            : t(`integrity.verdict.${verdict}`)}
        </h2>
        <p>{t(`integrity.verdictText.${verdict}`)}</p>
        <dl className={classes.checked}>
          {(['grants', 'entries', 'bookings'] as const).map((what) => (
            <div key={what}>
              <dt>{t(`integrity.checked.${what}`)}</dt>
              <dd data-figure>{t('integrity.count', { count: view.checked[what] })}</dd>
            </div>
          ))}
          <div>
            <dt>{t('integrity.checked.at')}</dt>
            <dd data-figure>
              <MomentText at={formatInstant(at)} zone={zone} />
            </dd>
          </div>
        </dl>
      </div>
    </section>
  )
}

/** How far a check is that takes long. */
export function CheckProgress({ running }: { readonly running: NonNullable<Check['running']> }) {
  const { t } = useTranslation()
  const { progress } = running
  return (
    <section className={classes.running} aria-label={t('integrity.progressLabel')}>
      <p role="status">{t('integrity.running')}</p>
      <Progress.Root size={8}>
        <Progress.Section value={percentOf(progress)} aria-label={t('integrity.progressLabel')} />
      </Progress.Root>
      <p className={classes.faint} data-figure>
        {progress === null ? t('integrity.runningText') : t('integrity.progress', { ...progress })}
      </p>
    </section>
  )
}
