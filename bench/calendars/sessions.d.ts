export type Scene = { readonly days: number; readonly count: number }
export type Session = {
  readonly id: number
  readonly title: string
  readonly client: string
  readonly day: number
  readonly trainer: number
  readonly start: number
  readonly minutes: number
}
export const FIRST_DAY: string
export const SCENES: Readonly<Record<'day' | 'week', Scene>>
export const trainers: readonly { readonly id: number; readonly name: string }[]
export function daysOf(scene: Scene): string[]
export function sessionsOf(scene: Scene): Session[]
export function moved(session: Session): Session
export function wallTime(session: Session, minutesOn?: number): string
