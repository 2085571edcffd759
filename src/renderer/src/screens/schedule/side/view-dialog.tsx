import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { FormDialog } from '../../../components/dialog.tsx'
import { useStudioForm } from '../../../components/field.tsx'
import { whileLast } from '../../../components/take-back.ts'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { restoreView } from './restore-view.ts'
import type { SavedView } from './use-views.ts'

type Props = {
  /** The one that gets another name; null for a new one. */
  readonly view: SavedView | null
  readonly views: readonly SavedView[]
  readonly settings: SavedView['settings']
  readonly onClose: () => void
  readonly onSaved: (view: SavedView) => void
}

/** Asks what a view is called, and saves it. */
export function ViewDialog({ view, views, settings, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const schema = z.object({
    name: z.string().trim().min(1, t('form.missing')).max(60),
    isDefault: z.boolean(),
  })
  const form = useStudioForm(schema, { name: view?.name ?? '', isDefault: view?.isDefault ?? false })
  const save = useFormCommand('views.save', form)
  const submit = form.submit(async ({ name, isDefault }) => {
    const about = view === null ? { settings } : { viewId: view.id }
    const saved = await save.send({ ...about, name, isDefault })
    if (saved === null) return
    toast({
      message: t('schedule.side.views.saved', { name: saved.view.name }),
      ...(view === null ? {} : { undo: whileLast(() => void restoreView(view, views)) }),
    })
    onSaved(saved.view)
  })
  return (
    <FormDialog
      opened
      onClose={onClose}
      width={420}
      title={t(view === null ? 'schedule.side.views.saveTitle' : 'schedule.side.views.renameTitle')}
      submitLabel={t(view === null ? 'schedule.side.views.saveButton' : 'schedule.side.views.renameButton')}
      onSubmit={submit}
      busy={save.busy}
      refusal={save.refusal}
    >
      <TextInput
        label={t('schedule.side.views.name')}
        description={t('schedule.side.views.nameHint')}
        maxLength={60}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Checkbox
        label={t('schedule.side.views.makeDefault')}
        key={form.key('isDefault')}
        {...form.getInputProps('isDefault', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}
