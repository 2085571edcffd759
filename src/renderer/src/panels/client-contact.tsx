import { Mail, MapPin, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import classes from './client-contact.module.css'

type Props = { readonly client: Pick<Value<'clients.get'>['client'], 'email' | 'phone' | 'location'> }

/** How a client is reached, and where they train. Can be selected and copied. */
export function ClientContact({ client }: Props) {
  const { t } = useTranslation()
  if (client.email === null && client.phone === null && client.location === null) {
    return <p className={classes.none}>{t('client.noContact')}</p>
  }
  return (
    <ul className={classes.root} aria-label={t('client.contact')}>
      <Line label={t('client.email')} icon={<Mail size={14} aria-hidden="true" />} value={client.email} />
      <Line label={t('client.phone')} icon={<Phone size={14} aria-hidden="true" />} value={client.phone} />
      <Line
        label={t('client.location')}
        icon={<MapPin size={14} aria-hidden="true" />}
        value={client.location}
      />
    </ul>
  )
}

type LineProps = { readonly label: string; readonly icon: ReactNode; readonly value: string | null }

function Line({ label, icon, value }: LineProps) {
  if (value === null) return null
  return (
    <li className={classes.line}>
      {icon}
      <span className="visually-hidden">{label}</span>
      <bdi className={classes.value}>{value}</bdi>
    </li>
  )
}
