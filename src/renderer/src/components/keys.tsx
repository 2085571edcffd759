import { useTranslation } from 'react-i18next'
import classes from './keys.module.css'

type Props = {
  /** As in `Shortcut`: "mod+K", "?", "G S". */
  readonly keys: string
}

const isMac = navigator.userAgent.includes('Mac')

const NAMES: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: isMac ? '⇧' : 'Shift',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** Keys to press, drawn as keys. */
export function Keys({ keys }: Props) {
  const { t } = useTranslation()
  const steps = keys.split(' ').map((step) => step.split('+').map((key) => NAMES[key] ?? key))
  return (
    <span className={classes.root}>
      {steps.map((step, index) => (
        <span key={step.join('+')} className={classes.step}>
          {index > 0 && <span className={classes.then}>{t('shortcuts.pressNext')}</span>}
          {step.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ))}
    </span>
  )
}
