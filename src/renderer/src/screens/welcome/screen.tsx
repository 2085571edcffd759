import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarDays, Circle, CircleCheck, FlaskConical, type LucideIcon, Upload } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../components/button.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { Screen } from '../../components/screen.tsx'
import { useStudio } from '../../state/studio.ts'
import { useFirstSteps } from './steps.ts'
import classes from './welcome.module.css'

/** What a new studio does first: three ways in, and the steps that tick themselves off. */
export function WelcomeScreen() {
  const { t } = useTranslation()
  const studio = useStudio()
  const navigate = useNavigate()
  const openDemo = useCommand('workspace.openDemo')
  const steps = useFirstSteps()
  const tryDemo = async () => {
    const reply = await openDemo.run({})
    if (reply.ok) await navigate({ to: '/schedule' })
  }
  return (
    <Screen title={t('firstRun.welcome.title')} ready={steps !== null}>
      <div className={classes.root}>
        <p className={classes.hello}>{t('firstRun.welcome.hello', { name: studio.name })}</p>
        <div className={classes.ways}>
          <Way icon={Upload} title={t('firstRun.welcome.import')} text={t('firstRun.welcome.importText')}>
            <Button tone="primary" onClick={() => void navigate({ to: '/import' })}>
              {t('firstRun.welcome.importButton')}
            </Button>
          </Way>
          <Way icon={CalendarDays} title={t('firstRun.welcome.empty')} text={t('firstRun.welcome.emptyText')}>
            <Button onClick={() => void navigate({ to: '/schedule' })}>
              {t('firstRun.welcome.emptyButton')}
            </Button>
          </Way>
          {!studio.isDemo && (
            <Way icon={FlaskConical} title={t('firstRun.welcome.demo')} text={t('firstRun.welcome.demoText')}>
              <Button busy={openDemo.busy} onClick={() => void tryDemo()}>
                {t(openDemo.busy ? 'firstRun.demoMaking' : 'firstRun.welcome.demoButton')}
              </Button>
            </Way>
          )}
        </div>
        <RefusalText refusal={openDemo.refusal} />
        {steps !== null && (
          <section className={classes.steps} aria-labelledby="first-steps">
            <h2 id="first-steps">{t('firstRun.welcome.steps')}</h2>
            <ol>
              {steps.map((step) => (
                <li key={step.name} data-done={step.done || undefined}>
                  {step.done ? (
                    <CircleCheck size={16} aria-hidden="true" />
                  ) : (
                    <Circle size={16} aria-hidden="true" />
                  )}
                  <Link to={step.to}>{t(`firstRun.welcome.step.${step.name}`)}</Link>
                  {step.done && <span className="visually-hidden">{t('firstRun.welcome.done')}</span>}
                </li>
              ))}
            </ol>
            {steps.every((step) => step.done) && <p>{t('firstRun.welcome.allDone')}</p>}
          </section>
        )}
      </div>
    </Screen>
  )
}

type WayProps = {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Way({ icon: Icon, title, text, children }: WayProps) {
  return (
    <section className={classes.way}>
      <Icon size={20} aria-hidden="true" className={classes.icon} />
      <h2>{title}</h2>
      <p>{text}</p>
      <div className={classes.action}>{children}</div>
    </section>
  )
}
