import { z } from 'zod'
import { catalogueContract } from '../../../../../shared/contract/catalogue.ts'
import type { Value } from '../../../../../shared/contract/index.ts'
import { useStudioForm } from '../../../components/field.tsx'

export type Room = Value<'rooms.list'>['rows'][number]

const fields = z.object({
  name: catalogueContract['rooms.create'].input.shape.name,
  active: z.boolean(),
})

/** What is typed about a room. */
export type RoomValues = { readonly name: string; readonly active: boolean }

export function useRoomForm(initial: RoomValues) {
  return useStudioForm<RoomValues>(fields, initial)
}

export type RoomForm = ReturnType<typeof useRoomForm>
