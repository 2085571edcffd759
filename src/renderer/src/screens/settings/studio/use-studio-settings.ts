import { useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changedFields } from '../../../components/changed-fields.ts'
import { toast } from '../../../components/toast.tsx'
import { useFormCommand } from '../../../components/use-form-command.ts'
import { useStudio } from '../../../state/studio.ts'
import { askedFields, storedFields, useStudioSettingsForm, useTyped, valuesOf } from './studio-form.ts'

/** The form of the studio's name and rules: what is typed, what of it is not saved yet, and how it is saved. */
export function useStudioSettings() {
  const { t } = useTranslation()
  const studio = useStudio()
  // The studio as the form began with it: pushes change `studio` while somebody types.
  const [before, setBefore] = useState(studio)
  const form = useStudioSettingsForm(valuesOf(before))
  const update = useFormCommand('studio.update', form)
  const typed = useTyped(form)
  const stored = storedFields(before)
  const changed = Object.keys(changedFields(stored, askedFields(typed))).length > 0

  const begin = (from: typeof studio) => {
    setBefore(from)
    form.setInitialValues(valuesOf(from))
    form.setValues(valuesOf(from))
  }
  // Changed in another window: shown at once, unless something typed here would be lost.
  useLayoutEffect(() => {
    if (!changed && studio.version > before.version) begin(studio)
  })

  const save = async (version: number, without: readonly string[] = []) => {
    const changes = changedFields(stored, askedFields(form.getValues()), without)
    if (Object.keys(changes).length === 0) return begin(studio)
    const saved = await update.send({ version, ...changes })
    if (saved === null) return
    setBefore(saved.studio)
    form.setInitialValues(valuesOf(saved.studio))
    // Writes the fields anew only where they differ, so that the focus stays where it is.
    if (JSON.stringify(form.getValues()) !== JSON.stringify(valuesOf(saved.studio))) begin(saved.studio)
    toast({ message: t('settings.studio.saved') })
  }
  return {
    studio,
    form,
    typed,
    changed,
    before: stored,
    submit: form.submit(() => void save(before.version)),
    saveOver: (version: number, without: readonly string[]) => void save(version, without),
    discard: () => begin(studio),
    busy: update.busy,
    refusal: update.refusal,
  }
}

export type StudioSettings = ReturnType<typeof useStudioSettings>
