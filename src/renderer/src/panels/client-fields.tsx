import { Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldRow } from '../components/field.tsx'
import type { ClientField, ClientForm } from './client-form.ts'

type Props = {
  readonly form: ClientForm
  /** Stands below the e-mail address: who has it already. */
  readonly belowEmail?: ReactNode
}

/** Limits of the database, so that nobody types what cannot be kept. */
const LONGEST = { firstName: 100, lastName: 100, email: 254, phone: 50, location: 120, notes: 2000 } as const

/** What is known about a client: names, how to reach them, where they train, what to remember. */
export function ClientFields({ form, belowEmail }: Props) {
  const { t } = useTranslation()
  const field = (name: ClientField) => ({
    ...form.getInputProps(name),
    key: form.key(name),
    label: t(`client.${name}`),
    maxLength: LONGEST[name],
    dir: 'auto',
    autoComplete: 'off',
  })
  const { key: firstName, ...first } = field('firstName')
  const { key: lastName, ...last } = field('lastName')
  const { key: email, ...mail } = field('email')
  const { key: phone, ...call } = field('phone')
  const { key: location, ...place } = field('location')
  const { key: notes, ...remember } = field('notes')
  return (
    <>
      <FieldRow>
        <TextInput key={firstName} {...first} data-autofocus />
        <TextInput key={lastName} {...last} />
      </FieldRow>
      <div>
        <TextInput key={email} {...mail} inputMode="email" spellCheck={false} />
        {belowEmail}
      </div>
      <FieldRow>
        <TextInput key={phone} {...call} inputMode="tel" />
        <TextInput key={location} {...place} />
      </FieldRow>
      <Textarea
        key={notes}
        {...remember}
        description={t('client.form.notesHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={3}
        maxRows={8}
      />
    </>
  )
}
