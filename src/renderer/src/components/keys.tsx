import { useTranslation } from 'react-i18next'
import classes from './keys.module.css'

type Props = {
  /** As in `Shortcut`: "mod+K", "?", "G S". */
  readonly keys: string
}

const isMac = navigator.userAgent.includes('Mac')

const SIGNS: Readonly<Record<string, string>> = {
  alt: 'Alt',
  ...(isMac && { mod: '⌘', alt: '⌥', shift: '⇧' }),
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** Keys to press, drawn as keys. */
export function Keys({ keys }: Props) {
  const { t } = useTranslation()
  // As they are printed on the keys where the language is spoken.
  const names: Readonly<Record<string, string>> = {
    mod: t('shortcuts.key.mod'),
    shift: t('shortcuts.key.shift'),
    Escape: t('shortcuts.key.escape'),
    Delete: t('shortcuts.key.delete'),
    PageUp: t('shortcuts.key.pageUp'),
    PageDown: t('shortcuts.key.pageDown'),
    ...SIGNS,
  }
  const steps = keys.split(' ').map((step) => step.split('+').map((key) => names[key] ?? key))
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
