import { Menu, TextInput } from '@mantine/core'
import { Bookmark, BookmarkPlus, Check, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Value } from '../../../../shared/contract/index.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { Button } from '../../components/button.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { useStudioForm } from '../../components/field.tsx'
import { toast } from '../../components/toast.tsx'
import { useFormCommand } from '../../components/use-form-command.ts'
import classes from './clients.module.css'
import { isOfClients, isSame, searchOf, settingsOf } from './filter-settings.ts'
import type { ClientsSearch } from './search.ts'

type Props = {
  readonly search: ClientsSearch
  readonly onChange: (next: Partial<ClientsSearch>) => void
}

type SavedFilter = Value<'views.list'>['rows'][number]

const SIZE = { size: 14, 'aria-hidden': true } as const

/** The filters that a person has named: one press shows that list again. */
export function SavedFilters({ search, onChange }: Props) {
  const { t } = useTranslation()
  const saved = (useQuery('views.list', {}).value?.rows ?? []).filter(({ settings }) => isOfClients(settings))
  const [naming, setNaming] = useState(false)
  const settings = settingsOf(search)
  const current = saved.find((one) => isSame(one.settings, settings)) ?? null
  return (
    <>
      <Menu position="bottom-start" width={260} returnFocus>
        <Menu.Target>
          <Button icon={<Bookmark {...SIZE} />}>{current?.name ?? t('clients.saved.open')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('clients.saved.title')}</Menu.Label>
          {saved.length === 0 && <p className={classes.noneSaved}>{t('clients.saved.none')}</p>}
          {saved.map((one) => (
            <Menu.Item
              key={one.id}
              leftSection={one === current ? <Check {...SIZE} /> : <span className={classes.blank} />}
              aria-current={one === current || undefined}
              onClick={() => onChange(searchOf(one.settings))}
            >
              {one.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {current === null ? (
            <Menu.Item leftSection={<BookmarkPlus {...SIZE} />} onClick={() => setNaming(true)}>
              {t('clients.saved.save')}
            </Menu.Item>
          ) : (
            <RemoveItem saved={current} />
          )}
        </Menu.Dropdown>
      </Menu>
      {naming && <NameDialog settings={settings} onClose={() => setNaming(false)} />}
    </>
  )
}

function RemoveItem({ saved: { id: viewId, name } }: { readonly saved: SavedFilter }) {
  const { t } = useTranslation()
  const remove = useCommand('views.remove')
  const removeNow = async () => {
    const reply = await remove.run({ viewId })
    if (reply.ok) toast({ message: t('clients.saved.removed', { name }) })
    else toast({ message: reply.error.message, tone: 'refused' })
  }
  return (
    <Menu.Item leftSection={<Trash2 {...SIZE} />} onClick={() => void removeNow()}>
      {t('clients.saved.remove', { name })}
    </Menu.Item>
  )
}

type NameProps = { readonly settings: SavedFilter['settings']; readonly onClose: () => void }

function NameDialog({ settings, onClose }: NameProps) {
  const { t } = useTranslation()
  const form = useStudioForm(z.object({ name: z.string().trim().min(1, t('form.missing')).max(60) }), {
    name: '',
  })
  const save = useFormCommand('views.save', form)
  const submit = form.submit(async ({ name }) => {
    const reply = await save.send({ name, settings })
    if (reply === null) return
    toast({ message: t('clients.saved.done', { name: reply.view.name }) })
    onClose()
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      width={420}
      title={t('clients.saved.saveTitle')}
      submitLabel={t('clients.saved.button')}
      onSubmit={submit}
      busy={save.busy}
      refusal={save.refusal}
    >
      <TextInput
        {...form.getInputProps('name')}
        key={form.key('name')}
        label={t('clients.saved.name')}
        maxLength={60}
        data-autofocus
      />
    </FormDialog>
  )
}
