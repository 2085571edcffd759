import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../shared/domain/clients.ts'
import classes from './client-picker.module.css'
import { type FoundClient, useClientSearch } from './use-client-search.ts'

export type PickedClient = FoundClient

type Props = {
  readonly label: string
  readonly description?: string
  readonly value: PickedClient | null
  readonly onChange: (client: PickedClient | null) => void
  /** Takes the focus when its dialog opens. */
  readonly initialFocus?: boolean
  /** Why the client chosen cannot be had. */
  readonly error?: string | undefined
}

const SHOWN = 30

/** Finds a client by any part of name, e-mail or phone, and shows what each has left before one is chosen. */
export function ClientPicker({ label, description, value, onChange, initialFocus = false, error }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const wanted = value !== null && typed === fullName(value) ? '' : typed
  const { rows, answered } = useClientSearch(wanted, SHOWN)
  const known = value === null || rows.some((row) => row.id === value.id) ? rows : [value, ...rows]
  return (
    <Select
      label={label}
      {...(description === undefined ? {} : { description })}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder={t('schedule.book.find')}
      nothingFoundMessage={answered ? t('schedule.book.nobody') : null}
      searchable
      clearable
      error={error}
      data-autofocus={initialFocus || undefined}
      data={known.map((client) => ({ value: String(client.id), label: fullName(client) }))}
      // Matched already: filtering again by the label would lose those found by e-mail or phone. The client chosen so
      // far stands among the data for their name, and among the choices only where they match.
      filter={({ options }) =>
        wanted === ''
          ? options
          : options.filter(
              (option) => 'value' in option && rows.some((row) => String(row.id) === option.value),
            )
      }
      value={value === null ? null : String(value.id)}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(known.find((client) => String(client.id) === id) ?? null)}
      renderOption={({ option }) => {
        const client = known.find((row) => String(row.id) === option.value)
        return client === undefined ? option.label : <ClientOption client={client} />
      }}
    />
  )
}

type OptionProps = { readonly client: FoundClient }

/** One client among those found: who they are, how to reach them and what they have left. */
export function ClientOption({ client }: OptionProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.option}>
      <span className={classes.name}>{fullName(client)}</span>
      <span className={classes.contact}>{client.email ?? client.phone}</span>
      <span className={classes.left} data-figure>
        {t('schedule.panel.left', { count: client.availableSessions })}
      </span>
    </span>
  )
}
