import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonTone } from '../../../components/button.tsx'
import classes from './inspector.module.css'

type Props = {
  readonly label: string
  /** What it does; absent until main has said so. */
  readonly effect: string | null
  /** It would be refused: `effect` says why. */
  readonly refused: boolean
  readonly tone?: ButtonTone
  readonly busy: boolean
  readonly onPress: () => void
  /** Ways out of a refusal. */
  readonly children?: ReactNode
}

/** Something that can be done, with what it does to credits beside it before it is done. */
export function ChoiceRow({ label, effect, refused, tone = 'plain', busy, onPress, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={classes.choice}>
      <Button tone={tone} fullWidth busy={busy} disabled={refused} onClick={onPress} describedBy={id}>
        {label}
      </Button>
      <div className={classes.effect} data-refused={refused || undefined}>
        <p id={id}>{effect ?? t('inspector.looking')}</p>
        {children}
      </div>
    </div>
  )
}
