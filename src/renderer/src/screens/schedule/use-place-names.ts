import { useMemo } from 'react'
import type { Value } from '../../../../shared/contract/index.ts'
import { useQuery } from '../../api/use-query.ts'
import type { MoveNames, Names } from './move-refusal.ts'

/** What trainers and rooms are called, for sessions that stand at their new places before main has answered. */
export function usePlaceNames(): MoveNames {
  const staff = useQuery('staff.list', {}).value
  const rooms = useQuery('rooms.list', {}).value
  return useMemo(() => ({ trainers: namesIn(staff), places: namesIn(rooms) }), [staff, rooms])
}

const namesIn = (listed: Value<'staff.list'> | Value<'rooms.list'> | undefined): Names =>
  new Map(listed?.rows.map(({ id, name }) => [id, name]))
