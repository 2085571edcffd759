import { Menu, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, CircleHelp, Lock, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { IconButton } from '../components/button.tsx'
import { DayText } from '../components/date-text.tsx'
import { initialsOf } from '../components/initials.ts'
import { Keys } from '../components/keys.tsx'
import { THEME_CHOICES, useTheme } from '../components/theme-choice.ts'
import { leaveDesk, lockDesk, switchPerson } from '../screens/sign-in/desk.ts'
import type { Studio } from '../state/studio.ts'
import { useUi } from '../state/ui-store.ts'
import { palette } from './palette-store.ts'
import classes from './top-bar.module.css'

type Props = {
  /** Null until main has answered. */
  readonly studio: Studio | null
  readonly person: Person | null
  /** Whether people sign in here, and so can lock and leave. */
  readonly asksSignIn: boolean
}

type Person = Pick<NonNullable<Value<'auth.current'>['actor']>, 'name' | 'role'>

/** Where one is, what day it is there, the way to everything, and who is signed in. */
export function TopBar({ studio, person, asksSignIn }: Props) {
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
        {asksSignIn && (
          <IconButton
            label={t('signIn.lock')}
            icon={<Lock size={16} aria-hidden="true" />}
            onClick={() => void lockDesk()}
          />
        )}
        {person !== null && <PersonMenu person={person} asksSignIn={asksSignIn} />}
      </div>
    </header>
  )
}

type PersonProps = { readonly person: Person; readonly asksSignIn: boolean }

function PersonMenu({ person, asksSignIn }: PersonProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { choice, choose } = useTheme()
  const openHistory = useUi((ui) => ui.setHistoryOpened)
  return (
    <Menu position="bottom-end" width={240}>
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
        {asksSignIn && (
          <>
            <Menu.Item rightSection={<Keys keys="mod+shift+L" />} onClick={() => void lockDesk()}>
              {t('signIn.lock')}
            </Menu.Item>
            <Menu.Item onClick={() => void switchPerson()}>{t('signIn.switchPerson')}</Menu.Item>
            <Menu.Item onClick={() => void leaveDesk()}>{t('signIn.signOut')}</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => void navigate({ to: '/settings/sign-in' })}>
          {t('signIn.section')}
        </Menu.Item>
        <Menu.Item rightSection={<Keys keys="mod+shift+H" />} onClick={() => openHistory(true)}>
          {t('history.title')}
        </Menu.Item>
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
