import { NumberInput, type NumberInputProps } from '@mantine/core'

/**
 * How many sessions, from 1 to 100. All of it is selected with the focus, so that what is typed takes its place: at
 * once, in the capturing phase, because the field itself tells of its focus a moment later, when the first key may
 * have been pressed.
 */
export function CountInput(props: NumberInputProps) {
  return (
    <NumberInput
      {...props}
      min={1}
      max={100}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      data-autofocus
      onFocusCapture={(event) => event.currentTarget.select()}
    />
  )
}
