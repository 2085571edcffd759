import { TextInput } from '@mantine/core'
import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { i18n } from '../../i18n/setup.ts'
import { pressedKeys, useShortcuts } from '../../state/shortcuts.ts'
import { FindEverywhere } from './find-everywhere.tsx'
import classes from './find-field.module.css'
import type { Find } from './use-find.ts'

type Props = {
  readonly find: Find
  readonly onGoTo: (sessionId: number, day: LocalDate) => void
}

const STEPS: Readonly<Record<string, 1 | -1>> = {
  Enter: 1,
  ArrowDown: 1,
  'shift+Enter': -1,
  ArrowUp: -1,
}

/** Finds sessions among those on screen: they stay, the others step back; and, asked for, on all days. */
export function FindField({ find, onGoTo }: Props) {
  const { t } = useTranslation()
  const { query, field, matches, at, onType, step, clear } = find
  const searched = query.trim() !== ''
  useShortcuts(t('schedule.side.find.label'), [
    { keys: '/', label: t('schedule.side.find.shortcut'), run: () => field.current?.select() },
    { keys: 'F3', label: t('schedule.side.find.next'), run: () => step(1), whileTyping: true },
    { keys: 'shift+F3', label: t('schedule.side.find.previous'), run: () => step(-1), whileTyping: true },
  ])
  const onKeyDown = (event: KeyboardEvent) => {
    const keys = pressedKeys(event)
    const by = STEPS[keys]
    if (by !== undefined && searched) step(by)
    else if (keys === 'Escape' && query !== '') clear()
    else return
    event.preventDefault()
  }
  return (
    <search className={classes.root}>
      <TextInput
        ref={field}
        type="search"
        className={classes.field}
        aria-label={t('schedule.side.find.label')}
        placeholder={t('schedule.side.find.placeholder')}
        leftSection={<Search size={14} aria-hidden="true" />}
        rightSection={
          query !== '' && (
            <button
              type="button"
              className={classes.clear}
              aria-label={t('schedule.side.find.clear')}
              onClick={() => {
                clear()
                field.current?.focus()
              }}
            >
              <X size={14} aria-hidden="true" />
            </button>
          )
        }
        maxLength={200}
        value={query}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output className={classes.count} data-figure>
        {searched && countInWords(matches.length, at)}
      </output>
      {searched && <FindEverywhere query={query.trim()} onGoTo={onGoTo} />}
    </search>
  )
}

function countInWords(count: number, at: number | null): string {
  if (count === 0) return i18n.t('schedule.side.find.none')
  return at === null
    ? i18n.t('schedule.side.find.count', { count })
    : i18n.t('schedule.side.find.at', { at: at + 1, count })
}
