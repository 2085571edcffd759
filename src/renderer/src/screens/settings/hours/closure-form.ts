import { z } from 'zod'
import { hoursContract } from '../../../../../shared/contract/hours.ts'
import type { ZoneId } from '../../../../../shared/domain/time.ts'
import { useStudioForm } from '../../../components/field.tsx'
import {
  followingDay,
  type StretchValues,
  stretchFields,
  stretchInput,
  stretchProblem,
} from './stretch-form.ts'

/** The whole studio, among the rooms. */
export const STUDIO = ''

/** A closure as it is typed. */
export type ClosureValues = StretchValues & { readonly reason: string; readonly roomId: string }

const fields = stretchFields
  .extend({ reason: hoursContract['closures.add'].input.shape.reason, roomId: z.string() })
  .superRefine((values, context) => {
    const problem = stretchProblem(values)
    if (problem !== null) context.addIssue({ code: 'custom', path: [problem[0]], message: problem[1] })
  })

/** The form of a closure; its last day follows its first. */
export function useClosureForm(initial: ClosureValues) {
  const form = useStudioForm<ClosureValues>(fields, initial)
  form.watch('from', ({ value }) => {
    const until = followingDay(value, form.getValues().until)
    if (until !== null) form.setFieldValue('until', until)
  })
  return form
}

export type ClosureForm = ReturnType<typeof useClosureForm>

/** When and what is closed by what is typed, as the contract takes it; null until it is a stretch. */
export function useTypedClosure(form: ClosureForm, zone: ZoneId) {
  const roomId = form.useWatchValue('roomId')
  const stretch: StretchValues = {
    whole: form.useWatchValue('whole'),
    from: form.useWatchValue('from'),
    until: form.useWatchValue('until'),
    startTime: form.useWatchValue('startTime'),
    endTime: form.useWatchValue('endTime'),
  }
  if (stretchProblem(stretch) !== null) return null
  return { ...stretchInput(stretch, zone), roomId: roomOf(roomId) }
}

/** The room that is chosen; null for the whole studio. */
export const roomOf = (chosen: string): number | null => (chosen === STUDIO ? null : Number(chosen))
