import { Input as Field, SegmentedControl } from '@mantine/core'
import { useId } from 'react'

type Props<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly data: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[]
}

/** One of two or three, all of them in sight. */
export function Choice<Value extends string>({ label, value, onChange, data }: Props<Value>) {
  const id = useId()
  return (
    <div>
      <Field.Label id={id} labelElement="div">
        {label}
      </Field.Label>
      <SegmentedControl aria-labelledby={id} fullWidth value={value} onChange={onChange} data={[...data]} />
    </div>
  )
}
