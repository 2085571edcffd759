import { UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { initialsOf } from '../../components/initials.ts'
import classes from './sign-in.module.css'
import { findByName, NOTHING_TYPED, typedOn } from './typed-name.ts'

export type Person = Value<'auth.people'>['rows'][number]

type Props = { readonly people: readonly Person[]; readonly onChoose: (person: Person) => void }

/** Everybody who can sign in, as large buttons. Typing the first letters of a name goes to it. */
export function People({ people, onChoose }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const typed = useRef(NOTHING_TYPED)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = typedOn(typed.current, event.key, event.timeStamp)
    if (next === null) return
    typed.current = next
    const found = findByName(people, next)
    if (found === undefined) return
    // A blank inside a name is not a press of the button that has the focus.
    event.preventDefault()
    list.current?.querySelector<HTMLButtonElement>(`[data-person="${found.staffId}"]`)?.focus()
  }

  return (
    <ul ref={list} className={classes.people} aria-label={t('signIn.people')} onKeyDown={onKeyDown}>
      {people.map((person, index) => (
        <li key={person.staffId}>
          <UnstyledButton
            className={classes.person}
            data-person={person.staffId}
            // The screen has nothing else to begin with.
            autoFocus={index === 0}
            onClick={() => onChoose(person)}
          >
            <span className={classes.initials} aria-hidden="true">
              {initialsOf(person.name)}
            </span>
            <span className={classes.personName} dir="auto">
              {person.name}
            </span>
            <span className={classes.role}>{t(stateKey(person))}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}

function stateKey({ shutOut, waitSeconds, role }: Person) {
  if (shutOut) return 'signIn.shutOut'
  return waitSeconds > 0 ? 'signIn.wait' : (`role.${role}` as const)
}
