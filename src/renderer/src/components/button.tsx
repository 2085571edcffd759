import { ActionIcon, Button as MantineButton, Tooltip } from '@mantine/core'
import type { MouseEvent, ReactNode, Ref } from 'react'
import classes from './button.module.css'

/**
 * `primary`: the one action a screen or dialog is about. `plain`: every other action. `quiet`: actions inside
 * text and tables. `danger`: what cannot be undone.
 */
export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'

const VARIANTS = { primary: 'filled', plain: 'default', quiet: 'subtle', danger: 'filled' } as const

type Props = {
  readonly children: ReactNode
  /** What it does when its text alone does not say so ("Cancel" in each row of a table). */
  readonly label?: string
  readonly tone?: ButtonTone
  readonly icon?: ReactNode
  /** At work: says so, ignores further clicks and keeps the focus it has. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly type?: 'button' | 'submit'
  readonly form?: string
  readonly fullWidth?: boolean
  /** Takes the focus when its dialog opens. */
  readonly initialFocus?: boolean
  /** The id of what says what it does, read after its name. */
  readonly describedBy?: string
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a verb on it ("Book Maria", never "Submit"). */
export function Button({
  children,
  label,
  tone = 'plain',
  icon,
  busy = false,
  disabled = false,
  type = 'button',
  fullWidth = false,
  initialFocus = false,
  describedBy,
  onClick,
  ...rest
}: Props) {
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    // Kept focusable while busy, so the click itself (and a form's submit) has to be stopped here.
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <MantineButton
      {...rest}
      aria-label={label}
      aria-describedby={describedBy}
      type={type}
      variant={VARIANTS[tone]}
      className={classes.root}
      data-tone={tone}
      leftSection={icon}
      fullWidth={fullWidth}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      data-autofocus={initialFocus || undefined}
      onClick={handleClick}
    >
      {children}
    </MantineButton>
  )
}

type IconProps = {
  /** What the button does; read aloud and shown on hover and focus. */
  readonly label: string
  readonly icon: ReactNode
  readonly disabled?: boolean
  readonly expanded?: boolean
  readonly pressed?: boolean
  readonly controls?: string
  /** About to be pressed: pointed at, or focused. */
  readonly onAim?: () => void
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that is only an icon; its label is a tooltip. 28 px, above the 24 px that WCAG 2.2 asks for. */
export function IconButton({ label, icon, expanded, pressed, controls, onAim, ...rest }: IconProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        {...rest}
        className={classes.icon}
        aria-label={label}
        aria-expanded={expanded}
        aria-pressed={pressed}
        aria-controls={controls}
        onPointerEnter={onAim}
        onFocus={onAim}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  )
}
