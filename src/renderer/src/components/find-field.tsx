import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import type { Ref } from 'react'

type Props = {
  /** What can be looked for here. */
  readonly label: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly findRef: Ref<HTMLInputElement>
  /** Down from the field: to the rows that were found. */
  readonly onLeave?: () => void
}

/** The field above a list that finds rows in it by their words. */
export function FindField({ label, typed, onType, findRef, onLeave }: Props) {
  return (
    <TextInput
      ref={findRef}
      type="search"
      // Gives way before what stands beside it has to go below.
      style={{ flex: '1 1 180px' }}
      maw={240}
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden="true" />}
      maxLength={200}
      value={typed}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || onLeave === undefined) return
        event.preventDefault()
        onLeave()
      }}
    />
  )
}
