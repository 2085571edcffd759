/** "1 Einheit", "5 Einheiten". */
export function counted(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`
}

export const units = (amount: number): string => counted(amount, 'Einheit', 'Einheiten')
export const bookings = (amount: number): string => counted(amount, 'Buchung', 'Buchungen')
export const sessions = (amount: number): string => counted(amount, 'Termin', 'Termine')
