import { z } from 'zod'
import type { Value } from '../../../../../shared/contract/index.ts'
import { studioContract } from '../../../../../shared/contract/studio.ts'
import type { Role } from '../../../../../shared/domain/permissions.ts'
import { useStudioForm } from '../../../components/field.tsx'

export type StaffMember = Value<'staff.list'>['rows'][number]

const asked = studioContract['staff.create'].input.shape

const fields = z.object({
  name: asked.name,
  role: asked.role,
  services: z.array(z.string()),
  active: z.boolean(),
})

/** What is typed about a person. Services are their ids as text, as a list of choices holds them. */
export type StaffValues = {
  readonly name: string
  readonly role: Role
  readonly services: readonly string[]
  readonly active: boolean
}

/** A new person as the dialog begins: a trainer who is qualified for everything. */
export const NEW_PERSON: StaffValues = { name: '', role: 'trainer', services: [], active: true }

export function valuesOf({ name, role, services, active }: StaffMember): StaffValues {
  return { name, role, services: services.map(String), active }
}

/** The person as the contract takes them; the services in the order in which main keeps them. */
export function personOf({ name, role, services, active }: StaffValues) {
  return { name: name.trim(), role, services: services.map(Number).sort((a, b) => a - b), active }
}

export function useStaffForm(initial: StaffValues) {
  return useStudioForm<StaffValues>(fields, initial)
}

export type StaffForm = ReturnType<typeof useStaffForm>
