import { useQuery } from '../../../api/use-query.ts'
import type { Fields } from './fields.ts'
import type { Names } from './words.ts'

/** What is chosen, by name. */
export function useNames(fields: Fields): Names {
  const services = useQuery('services.list', { active: true }).value?.rows ?? []
  const staff = useQuery('staff.list', { active: true }).value?.rows ?? []
  const rooms = useQuery('rooms.list', { active: true }).value?.rows ?? []
  const service = services.find(({ id }) => String(id) === fields.serviceId)
  return {
    service: service?.name,
    usualMinutes: service?.minutes,
    trainer: staff.find(({ id }) => String(id) === fields.trainerId)?.name,
    room: rooms.find(({ id }) => String(id) === fields.roomId)?.name,
  }
}

/** The packs of a client, by their subscription. */
export function usePackNames(clientId: number | null): (subscriptionId: number) => string {
  const summary = useQuery('credits.summary', clientId === null ? null : { clientId })
  const packs = new Map(summary.value?.subscriptions.map(({ id, packageName }) => [id, packageName]))
  return (subscriptionId) => packs.get(subscriptionId) ?? ''
}
