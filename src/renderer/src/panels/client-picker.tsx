import { Select } from '@mantine/core'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../shared/domain/clients.ts'
import { selectText } from '../components/searchable-select.tsx'
import classes from './client-picker.module.css'
import { type FoundClient, useClientSearch } from './use-client-search.ts'

export type PickedClient = FoundClient

type Props = {
  readonly label: string
  readonly description?: string
  readonly value: PickedClient | null
  /** What is typed and is nobody yet; always empty while somebody is chosen. */
  readonly typed: string
  readonly onChoose: (client: PickedClient | null) => void
  /** Somebody types: whoever was chosen is not any more. Nothing may be sent until this is empty again. */
  readonly onType: (typed: string) => void
  /** Who cannot be chosen, and why in two words. */
  readonly taken?: ReadonlyMap<number, string>
  /** Takes the focus when its dialog opens. */
  readonly initialFocus?: boolean
  /** Why the client chosen cannot be had. */
  readonly error?: string | undefined
}

const SHOWN = 30
const NOBODY: ReadonlyMap<number, string> = new Map()

/**
 * Finds a client by any part of name, e-mail or phone, and shows what each has left before one is chosen. Enter takes
 * the first who matches, and sends no form while what is typed is nobody yet.
 */
export function ClientPicker(props: Props) {
  const { label, description, value, typed, onChoose, onType, taken = NOBODY, initialFocus, error } = props
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const { rows, answered } = useClientSearch(typed, SHOWN)
  const known = value === null || rows.some((row) => row.id === value.id) ? rows : [value, ...rows]
  const enter = useEnter({ typed, rows, answered, taken, onChoose })
  const shown = value === null ? typed : fullName(value)
  return (
    <Select
      ref={field}
      label={label}
      description={description}
      data-autofocus={initialFocus || undefined}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={t('schedule.book.find')}
      nothingFoundMessage={answered ? t('schedule.book.nobody') : null}
      searchable
      clearable
      allowDeselect={false}
      // The first is highlighted as soon as those found are the answer to what is typed.
      selectFirstOptionOnChange={typed !== '' && answered}
      error={error ?? (enter.unresolved ? t('schedule.book.unresolved') : undefined)}
      data={known.map((client) => ({
        value: String(client.id),
        label: fullName(client),
        disabled: taken.has(client.id),
      }))}
      // Matched already: filtering again by the label would lose those found by e-mail or phone. The client chosen so
      // far stands among the data for their name, and among the choices only where they match.
      filter={({ options }) =>
        options.filter((option) => 'value' in option && rows.some((row) => String(row.id) === option.value))
      }
      value={value === null ? null : String(value.id)}
      searchValue={shown}
      onSearchChange={(text) => {
        // The list also puts back what it thinks ought to stand here: only what is typed by hand counts.
        if (text === shown || field.current?.value !== text) return
        enter.forget()
        onType(text)
      }}
      onChange={(id) => onChoose(known.find((client) => String(client.id) === id) ?? null)}
      onFocus={selectText}
      onBlur={enter.leave}
      onKeyDown={enter.onKeyDown}
      renderOption={({ option }) => {
        const client = known.find((row) => String(row.id) === option.value)
        if (client === undefined) return option.label
        return <ClientOption client={client} taken={taken.get(client.id)} />
      }}
    />
  )
}

type Entering = {
  readonly typed: string
  readonly rows: readonly FoundClient[]
  readonly answered: boolean
  readonly taken: ReadonlyMap<number, string>
  readonly onChoose: (client: FoundClient) => void
}

/**
 * Enter in the field: the first who matches, also when it is pressed before the answer is there. Tells whether somebody
 * went on although what is typed is nobody.
 */
function useEnter({ typed, rows, answered, taken, onChoose }: Entering) {
  /** What Enter or leaving was meant for. */
  const [entered, setEntered] = useState<string | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const isEntered = typed !== '' && entered === typed
  const first = rows.find(({ id }) => !taken.has(id))
  useEffect(() => {
    if (!isEntered || !answered) return
    setEntered(null)
    if (first === undefined) setLeft(typed)
    else onChoose(first)
  })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed === '') return
    event.preventDefault()
    // The list takes the one that is highlighted, which may be another than the first.
    if (!answered || !hasHighlighted(event.currentTarget)) setEntered(typed)
  }
  return {
    onKeyDown,
    leave: ({ relatedTarget }: FocusEvent) => {
      // A form that is sent says it by itself; a line that appears under the press would move the button away from it.
      if (!(relatedTarget instanceof HTMLButtonElement && relatedTarget.type === 'submit')) setLeft(typed)
    },
    forget: () => {
      setEntered(null)
      setLeft(null)
    },
    unresolved: typed.trim() !== '' && left === typed,
  }
}

/** Whether one of the choices below the field is highlighted. */
function hasHighlighted(field: HTMLInputElement): boolean {
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '')
  return list?.querySelector('[data-combobox-selected]') != null
}

type OptionProps = {
  readonly client: FoundClient
  /** Why they cannot be chosen, in place of what they have left. */
  readonly taken?: string | undefined
}

/** One client among those found: who they are, how to reach them and what they have left. */
export function ClientOption({ client, taken }: OptionProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.option}>
      <span className={classes.name}>{fullName(client)}</span>
      <span className={classes.contact}>{client.email ?? client.phone}</span>
      <span className={classes.left} data-figure>
        {taken ?? t('schedule.panel.left', { count: client.availableSessions })}
      </span>
    </span>
  )
}
