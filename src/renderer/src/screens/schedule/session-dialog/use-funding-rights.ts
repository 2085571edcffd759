import { useMay } from '../../../api/use-may.ts'

/** Which ways to book without credits whoever sits here may take. */
export function useFundingRights(): { readonly unpaid: boolean; readonly comp: boolean } {
  const may = useMay()
  return { unpaid: may('bookings.unpaid'), comp: may('bookings.comp') }
}
