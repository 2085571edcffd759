import { useTranslation } from 'react-i18next'
import { fullName } from '../../../shared/domain/clients.ts'
import { nameKey, phoneKey, sharedWith } from '../../../shared/domain/duplicates.ts'
import { Button } from '../components/button.tsx'
import type { ClientForm } from './client-form.ts'
import classes from './other-client.module.css'
import { useClientSearch } from './use-client-search.ts'

type Props = {
  readonly form: ClientForm
  readonly onOpen: (clientId: number) => void
}

const MOST = 5

/** Says while somebody types that a client with this address, number or name is here already, and leads to them. */
export function SameClient({ form, onOpen }: Props) {
  const { t } = useTranslation()
  const typed = {
    firstName: form.useWatchValue('firstName'),
    lastName: form.useWatchValue('lastName'),
    email: form.useWatchValue('email').trim(),
    phone: form.useWatchValue('phone'),
  }
  const byEmail = useClientSearch(typed.email.includes('@') ? typed.email : null, MOST)
  const byPhone = useClientSearch(phoneKey(typed.phone) === null ? null : typed.phone, MOST)
  const byName = useClientSearch(nameKey(typed) === null ? null : fullName(typed), MOST)
  const found = [byEmail, byPhone, byName]
    .flatMap(({ rows }) => rows)
    .map((client) => ({ client, shared: sharedWith(typed, client) }))
    .find(({ shared }) => shared !== null)
  // An address that was refused says so itself, with the same way out.
  const shown = found === undefined || form.errors.email !== undefined ? null : found
  const name = shown === null ? '' : fullName(shown.client)
  return (
    <div role="status">
      {shown !== null && (
        <>
          <p className={classes.same}>{t(`client.form.same.${shown.shared ?? 'name'}`, { name })}</p>
          <div className={classes.root}>
            <Button tone="quiet" onClick={() => onOpen(shown.client.id)}>
              {t('client.form.openOther', { name })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
