import { Menu, UnstyledButton } from '@mantine/core'
import { ChevronDown, CircleHelp, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { IconButton } from '../components/button.tsx'
import { DayText } from '../components/date-text.tsx'
import { initialsOf } from '../components/initials.ts'
import { Keys } from '../components/keys.tsx'
import { THEME_CHOICES, useTheme } from '../components/theme-choice.ts'
import type { Studio } from '../state/studio.ts'
import { useUi } from '../state/ui-store.ts'
import { palette } from './palette-store.ts'
import classes from './top-bar.module.css'

type Props = {
  /** Null until main has answered. */
  readonly studio: Studio | null
  readonly person: Person | null
}

type Person = Pick<NonNullable<Value<'auth.current'>['actor']>, 'name' | 'role'>

/** Where one is, what day it is there, the way to everything, and who is signed in. */
export function TopBar({ studio, person }: Props) {
  const { t } = useTranslation()
  const openShortcuts = useUi((ui) => ui.setShortcutsOpened)
  return (
    <header className={classes.root}>
      <div className={classes.place}>
        <span className={classes.studio}>{studio?.name}</span>
        {studio !== null && (
          <span className={classes.date}>
            <DayText day={studio.today} style="weekday" />
          </span>
        )}
      </div>
      <UnstyledButton className={classes.search} onClick={palette.open} aria-haspopup="dialog">
        <Search size={14} aria-hidden="true" />
        <span className={classes.searchText}>{t('frame.search')}</span>
        <Keys keys="mod+K" />
      </UnstyledButton>
      <div className={classes.end}>
        <IconButton
          label={t('shortcuts.title')}
          icon={<CircleHelp size={16} aria-hidden="true" />}
          onClick={() => openShortcuts(true)}
        />
        {person !== null && <PersonMenu person={person} />}
      </div>
    </header>
  )
}

type PersonProps = { readonly person: Person }

function PersonMenu({ person }: PersonProps) {
  const { t } = useTranslation()
  const { choice, choose } = useTheme()
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <span className={classes.initials} aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          <span className={classes.name}>{person.name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`role.${person.role}`)}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('theme.label')}</Menu.Label>
        <Menu.RadioGroup value={choice} onChange={(value) => choose(toChoice(value))}>
          {THEME_CHOICES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {t(`theme.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

const toChoice = (value: string) => THEME_CHOICES.find((choice) => choice === value) ?? 'auto'
