import { z } from 'zod'
import type { Value } from '../../../../../shared/contract/index.ts'
import { studioContract } from '../../../../../shared/contract/studio.ts'
import type { Role } from '../../../../../shared/domain/permissions.ts'
import { useStudioForm } from '../../../components/field.tsx'
import { i18n } from '../../../i18n/setup.ts'

export type StaffMember = Value<'staff.list'>['rows'][number]

const asked = studioContract['staff.create'].input.shape

const fields = z
  .object({
    name: asked.name,
    role: asked.role,
    every: z.enum(['every', 'some']),
    services: z.array(z.string()),
    active: z.boolean(),
    currentPin: z.string(),
  })
  .refine(({ every, services }) => every === 'every' || services.length > 0, {
    path: ['services'],
    error: () => i18n.t('settings.staff.chooseService'),
  })

/** What is typed about a person. Services are their ids as text, as a list of choices holds them. */
export type StaffValues = {
  readonly name: string
  readonly role: Role
  readonly every: 'every' | 'some'
  /** Meant only when not qualified for every service. */
  readonly services: readonly string[]
  readonly active: boolean
  /** Typed only where who is at the desk must show that it is them. */
  readonly currentPin: string
}

/** A new person as the dialog begins: a trainer who is qualified for everything. */
export const NEW_PERSON: StaffValues = {
  name: '',
  role: 'trainer',
  every: 'every',
  services: [],
  active: true,
  currentPin: '',
}

export function valuesOf({ name, role, services, active }: StaffMember): StaffValues {
  return {
    name,
    role,
    every: services.length === 0 ? 'every' : 'some',
    services: services.map(String),
    active,
    currentPin: '',
  }
}

/** The person as the contract takes them; the services in the order in which main keeps them, none for every one. */
export function personOf({ name, role, every, services, active }: StaffValues) {
  const some = every === 'every' ? [] : services.map(Number).sort((a, b) => a - b)
  return { name: name.trim(), role, services: some, active }
}

export function useStaffForm(initial: StaffValues) {
  return useStudioForm<StaffValues>(fields, initial)
}

/** The proof as a call takes it: left out where nothing was typed. */
export function proofOf({ currentPin }: StaffValues) {
  return currentPin === '' ? {} : { currentPin }
}

export type StaffForm = ReturnType<typeof useStaffForm>
