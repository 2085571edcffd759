import { Select, type SelectProps } from '@mantine/core'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'

type Props = Omit<
  SelectProps,
  'searchable' | 'allowDeselect' | 'selectFirstOptionOnChange' | 'nothingFoundMessage' | 'onFocus' | 'onClick'
>

/**
 * One choice among many, found by typing. There is always a choice, so what is typed replaces its name instead of
 * standing behind it, Enter takes the first that matches, and a word that matches nothing says so.
 */
export function SearchableSelect(props: Props) {
  const { t } = useTranslation()
  return (
    <Select
      {...props}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      nothingFoundMessage={t('field.nothingMatches')}
      onFocus={selectText}
      // The click that brings the focus puts the cursor where it was pressed, after the focus.
      onClick={selectText}
    />
  )
}

/** Chooses all that stands in a field, so that what is typed takes its place. */
export function selectText({ currentTarget }: SyntheticEvent<HTMLElement>) {
  if (currentTarget instanceof HTMLInputElement) currentTarget.select()
}
