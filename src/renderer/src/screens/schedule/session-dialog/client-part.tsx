import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../../api/client.ts'
import { useMay } from '../../../api/use-may.ts'
import { Button } from '../../../components/button.tsx'
import { FieldRow } from '../../../components/field.tsx'
import { ClientPicker } from '../../../panels/client-picker.tsx'
import { Choice } from './choice.tsx'
import classes from './dialog.module.css'
import { type Fields, fundingsFor, type NewClient } from './fields.ts'
import type { PartProps } from './part.ts'
import { useFundingRights } from './use-funding-rights.ts'

type Props = PartProps & {
  /** Who has the e-mail address of the new client already. */
  readonly duplicate: Extract<Refusal, { code: 'DUPLICATE_CLIENT' }> | null
  readonly onUseOther: (clientId: number) => void
}

/** Whom the session is for: a client on file, or one who is made with it. */
export function ClientPart(props: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const rights = useFundingRights()
  const { fields, set, errors } = props
  if (!may('bookings.write')) return null
  const choose = (who: Fields['who']) => {
    set({ who, funding: fundingsFor(who, rights)[0] ?? 'credit' })
  }
  const isNew = fields.who === 'new'
  return (
    <>
      <div className={classes.who} data-choice={may('clients.write') || undefined}>
        {may('clients.write') && (
          <Choice
            label={t('schedule.create.who')}
            value={fields.who}
            onChange={choose}
            data={[
              { value: 'existing', label: t('schedule.create.existing') },
              { value: 'new', label: t('schedule.create.new') },
            ]}
          />
        )}
        {isNew ? (
          <p className={`${classes.hint} ${classes.beside}`}>
            {t(fields.repeat ? 'schedule.create.newHintSeries' : 'schedule.create.newHint')}
          </p>
        ) : (
          <ClientPicker
            label={t('schedule.create.client')}
            value={fields.client}
            typed={fields.clientTyped}
            onChoose={(client) => set({ client, clientTyped: '' })}
            onType={(clientTyped) => set({ client: null, clientTyped })}
            error={errors.client}
          />
        )}
      </div>
      {isNew && <NewClientFields {...props} />}
    </>
  )
}

/** Limits of the database, so that nobody types what cannot be kept. */
const LONGEST = { firstName: 100, lastName: 100, email: 254, phone: 50 } as const

function NewClientFields({ fields, set, errors, duplicate, onUseOther }: Props) {
  const { t } = useTranslation()
  const field = (name: keyof NewClient) => ({
    label: t(`schedule.create.${name}`),
    value: fields[name],
    error: errors[name],
    maxLength: LONGEST[name],
    dir: 'auto',
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      set({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <FieldRow>
        <TextInput {...field('firstName')} />
        <TextInput {...field('lastName')} />
      </FieldRow>
      <FieldRow>
        <div>
          <TextInput {...field('email')} inputMode="email" spellCheck={false} />
          {duplicate !== null && (
            <Button tone="quiet" onClick={() => onUseOther(duplicate.details.clientId)}>
              {t('schedule.create.useOther', { name: duplicate.details.name })}
            </Button>
          )}
        </div>
        <TextInput {...field('phone')} inputMode="tel" />
      </FieldRow>
    </>
  )
}
