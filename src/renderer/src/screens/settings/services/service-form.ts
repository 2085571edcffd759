import { z } from 'zod'
import { catalogueContract } from '../../../../../shared/contract/catalogue.ts'
import type { Input, Value } from '../../../../../shared/contract/index.ts'
import {
  type Delivery,
  defaultCapacity,
  nextColour,
  type ServiceKind,
} from '../../../../../shared/domain/catalogue.ts'
import { useStudioForm } from '../../../components/field.tsx'
import { wholeNumber } from '../whole-number.ts'

export type Service = Value<'services.list'>['rows'][number]

const asked = catalogueContract['services.create'].input.shape
const changed = catalogueContract['services.update'].input.shape

export const MINUTES = wholeNumber(changed.minutes.unwrap())
export const CAPACITY = wholeNumber(changed.capacity.unwrap())
export const CREDIT_COST = wholeNumber(changed.creditCost.unwrap())
export const BUFFER = wholeNumber(changed.bufferMinutes.unwrap())

const fields = z.object({
  name: asked.name,
  kind: asked.kind,
  family: asked.family,
  minutes: MINUTES.check,
  capacity: CAPACITY.check,
  creditCost: CREDIT_COST.check,
  bufferMinutes: BUFFER.check,
  delivery: z.string(),
  colour: z.string(),
  active: z.boolean(),
})

/** What is typed about a service. Numbers are what was typed until the form was checked. */
export type ServiceValues = {
  readonly name: string
  readonly kind: ServiceKind
  readonly family: string
  readonly minutes: number | string
  readonly capacity: number | string
  readonly creditCost: number | string
  readonly bufferMinutes: number | string
  readonly delivery: Delivery
  readonly colour: string
  readonly active: boolean
}

/** A new service as the dialog begins: an hour with one client, in the next colour. */
export function newService(services: readonly Service[]): ServiceValues {
  const newest = services.reduce<Service | null>(
    (last, service) => (last === null || service.id > last.id ? service : last),
    null,
  )
  return {
    name: '',
    kind: 'personal',
    family: '',
    minutes: 60,
    capacity: defaultCapacity('personal'),
    creditCost: 1,
    bufferMinutes: 0,
    delivery: 'studio',
    colour: String(nextColour(newest?.colour ?? null)),
    active: true,
  }
}

export function valuesOf(service: Service): ServiceValues {
  return { ...service, colour: String(service.colour) }
}

/** The terms that can be changed later, as the contract takes them. Call it with checked values. */
export function termsOf(values: ServiceValues) {
  return {
    name: values.name.trim(),
    minutes: Number(values.minutes),
    capacity: Number(values.capacity),
    creditCost: Number(values.creditCost),
    bufferMinutes: Number(values.bufferMinutes),
    delivery: values.delivery,
    colour: Number(values.colour),
  }
}

export function newServiceInput(values: ServiceValues): Input<'services.create'> {
  return { ...termsOf(values), kind: values.kind, family: values.family }
}

export function useServiceForm(initial: ServiceValues) {
  return useStudioForm<ServiceValues>(fields, initial)
}

export type ServiceForm = ReturnType<typeof useServiceForm>
