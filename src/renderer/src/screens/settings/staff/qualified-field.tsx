import { Checkbox, Radio, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foldForSearch } from '../../../../../shared/domain/text.ts'
import { useQuery } from '../../../api/use-query.ts'
import classes from './staff-fields.module.css'
import type { StaffForm } from './staff-form.ts'

type Props = { readonly form: StaffForm }

/** Every service, or some of them. A studio without services has nothing to choose from yet. */
export function QualifiedField({ form }: Props) {
  const { t } = useTranslation()
  const rows = useQuery('services.list', {}).value?.rows ?? []
  const every = form.useWatchValue('every')
  const chosen = form.useWatchValue('services')
  // Those chosen already stand first, in sight; what is chosen now stays where it was found.
  const before = form.getInitialValues().services
  const services = rows
    .filter(({ id, active }) => active || chosen.includes(String(id)))
    .toSorted((a, b) => Number(before.includes(String(b.id))) - Number(before.includes(String(a.id))))
  if (services.length === 0) return null
  return (
    <div className={classes.qualified}>
      <Radio.Group
        {...form.getInputProps('every')}
        key={form.key('every')}
        label={t('settings.staff.services')}
      >
        <div className={classes.choices}>
          <Radio value="every" label={t('settings.staff.everyService')} />
          <Radio value="some" label={t('settings.staff.someServices')} />
        </div>
      </Radio.Group>
      {every === 'some' && <ServiceChecks form={form} services={services} />}
    </div>
  )
}

/** Fewer than these are seen at a glance. */
const WORTH_FINDING = 8

type ChecksProps = Props & { readonly services: readonly { readonly id: number; readonly name: string }[] }

function ServiceChecks({ form, services }: ChecksProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const wanted = foldForSearch(query.trim())
  const shown = services.filter(({ name }) => foldForSearch(name).includes(wanted))
  return (
    <Checkbox.Group
      {...form.getInputProps('services')}
      key={form.key('services')}
      aria-label={t('settings.staff.services')}
    >
      <div className={classes.box}>
        {services.length > WORTH_FINDING && (
          <TextInput
            className={classes.find ?? ''}
            aria-label={t('settings.staff.findService')}
            placeholder={t('settings.staff.findService')}
            leftSection={<Search size={14} aria-hidden="true" />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter here means "found it", not "save".
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        )}
        <div className={classes.checks}>
          {shown.map(({ id, name }) => (
            <Checkbox key={id} value={String(id)} label={name} />
          ))}
          {shown.length === 0 && <p className={classes.none}>{t('settings.staff.noMatch')}</p>}
        </div>
      </div>
    </Checkbox.Group>
  )
}
