import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Place } from './import-store.ts'
import classes from './step-bar.module.css'

const STEPS = ['file', 'columns', 'preview', 'write'] as const

const STEP_OF = { file: 0, columns: 1, preview: 2, running: 3, done: 3 } as const

type Props = { readonly at: Place['at'] }

/** How far one is. */
export function StepBar({ at }: Props) {
  const { t } = useTranslation()
  const current = STEP_OF[at]
  return (
    <ol className={classes.root} aria-label={t('import.step.label')}>
      {STEPS.map((step, index) => {
        const isBehind = index < current || at === 'done'
        return (
          <li
            key={step}
            data-state={isBehind ? 'behind' : index === current ? 'current' : 'ahead'}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className={classes.sign} aria-hidden="true">
              {isBehind ? <Check size={12} strokeWidth={2.5} /> : index + 1}
            </span>
            {t(`import.step.${step}`)}
            {isBehind && <span className="visually-hidden">{t('import.step.done')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
