import { PasswordInput } from '@mantine/core'
import { type SubmitEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LONGEST_SECRET } from '../../../../shared/domain/sign-in.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../components/button.tsx'
import { initialsOf } from '../../components/initials.ts'
import type { Person } from './people.tsx'
import classes from './sign-in.module.css'

type Props = {
  readonly person: Person
  /** The person has locked the app and comes back. */
  readonly locked: boolean
  readonly onBack: () => void
}

/** Where a person shows that it is them. Nothing that was typed is kept longer than it takes to send it. */
export function SecretForm({ person, locked, onBack }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [misses, setMisses] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const { run, busy, refusal } = useCommand('auth.signIn')

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const pin = field.current?.value ?? ''
    if (busy || pin === '') return field.current?.focus()
    const reply = await run({ staffId: person.staffId, pin })
    if (reply.ok) return
    if (field.current !== null) field.current.value = ''
    setMisses((before) => before + 1)
    field.current?.focus()
  }

  return (
    <form
      className={classes.form}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onBack()
      }}
      noValidate
    >
      <span className={classes.initials} data-large aria-hidden="true">
        {initialsOf(person.name)}
      </span>
      {/* Another key shakes it anew. */}
      <div key={misses} className={classes.field} data-shake={misses > 0 || undefined}>
        <PasswordInput
          ref={field}
          autoFocus
          size="md"
          label={t(`signIn.${person.secret}`, { name: person.name })}
          inputMode={person.secret === 'pin' ? 'numeric' : 'text'}
          maxLength={LONGEST_SECRET}
          autoComplete="off"
          spellCheck={false}
          error={refusal !== null}
          aria-describedby={refusal === null ? undefined : `${id}-refusal`}
        />
      </div>
      <p id={`${id}-refusal`} className={classes.refusal} role="alert">
        {refusal?.message}
      </p>
      <div className={classes.buttons}>
        <Button tone="primary" type="submit" busy={busy} fullWidth>
          {t(locked ? 'signIn.unlock' : 'signIn.signIn')}
        </Button>
        <Button tone="quiet" fullWidth onClick={onBack}>
          {t('signIn.somebodyElse')}
        </Button>
      </div>
    </form>
  )
}
