import { ArrowRightLeft, CalendarCheck, Check, type LucideIcon, TriangleAlert, X } from 'lucide-react'
import type { Heat } from './view-model.ts'

const SIGNS: Readonly<Record<Heat, LucideIcon>> = {
  placed: CalendarCheck,
  fine: Check,
  moved: ArrowRightLeft,
  warned: TriangleAlert,
  blocked: X,
}

/** How a session of a plan stands, as a sign: never by its colour alone. */
export function HeatSign({ heat, size = 12 }: { readonly heat: Heat; readonly size?: number }) {
  const Sign = SIGNS[heat]
  return <Sign size={size} aria-hidden="true" />
}
