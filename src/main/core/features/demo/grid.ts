import { appealOf, CLASSES, type ClassOffer, SERVICES, SHIFTS, type Shift, USUAL_ROOMS } from './offer.ts'

const SLOT_MINUTES = 60
const QUARTER = 15

/** Every other week is even, the others odd: a slot can be two people's, each in their own weeks. */
export const EVEN_WEEKS = 1
export const ODD_WEEKS = 2
export const EVERY_WEEK = EVEN_WEEKS | ODD_WEEKS

/** An hour of the week in which one trainer can give a personal session. */
export type Slot = {
  readonly team: number
  /** Index within the team, like `room`. */
  readonly trainer: number
  readonly room: number | null
  readonly weekday: number
  readonly minute: number
  readonly appeal: number
  /** The weeks that are somebody's. */
  taken: number
}

/** A class of one team, and how many people have made it their habit. */
export type WeeklyClass = ClassOffer & { readonly team: number; regulars: number }

/** The week of one team. */
export type TeamGrid = { readonly slots: readonly Slot[]; readonly classes: readonly WeeklyClass[] }

type Span = { readonly weekday: number; readonly minute: number; readonly end: number }

/** One team's week: its classes, and the hours around them that trainers have for one client. */
export function makeTeamGrid(team: number): TeamGrid {
  return {
    slots: slotsOfTeam(team),
    classes: CLASSES.map((offer) => ({ ...offer, team, regulars: 0 })),
  }
}

function slotsOfTeam(team: number): Slot[] {
  const slots: Slot[] = []
  for (const shift of SHIFTS) {
    for (const weekday of shift.weekdays) {
      for (const minute of freeHours(shift, weekday)) {
        slots.push({
          team,
          trainer: shift.trainer,
          room: freeRoom(slots, shift.trainer, weekday, minute),
          weekday,
          minute,
          appeal: appealOf(minute),
          taken: 0,
        })
      }
    }
  }
  return slots
}

/** The starts of whole hours that fit into a shift around the trainer's own classes. */
function freeHours(shift: Shift, weekday: number): number[] {
  const busy = CLASSES.filter((offer) => offer.trainer === shift.trainer).map(spanOf)
  const starts: number[] = []
  let minute = shift.from
  while (minute + SLOT_MINUTES <= shift.to) {
    const hour = { weekday, minute, end: minute + SLOT_MINUTES }
    const clash = busy.find((span) => meets(span, hour))
    if (clash === undefined) {
      starts.push(minute)
      minute += SLOT_MINUTES
    } else {
      minute = Math.ceil(clash.end / QUARTER) * QUARTER
    }
  }
  return starts
}

/** The trainer's usual room, unless a class or an earlier slot has it at that hour. */
function freeRoom(slots: readonly Slot[], trainer: number, weekday: number, minute: number): number | null {
  const room = USUAL_ROOMS[trainer] ?? null
  const hour = { weekday, minute, end: minute + SLOT_MINUTES }
  const classes = CLASSES.filter((offer) => offer.room === room).map(spanOf)
  const others = slots.filter((slot) => slot.room === room).map(spanOfSlot)
  return [...classes, ...others].some((span) => meets(span, hour)) ? null : room
}

/** A class with the minutes after it in which its trainer and room are not free yet. */
export function spanOf(offer: ClassOffer): Span {
  const { minutes, bufferMinutes } = SERVICES[offer.service]
  return { weekday: offer.weekday, minute: offer.minute, end: offer.minute + minutes + bufferMinutes }
}

export function spanOfSlot(slot: Slot): Span {
  return { weekday: slot.weekday, minute: slot.minute, end: slot.minute + SLOT_MINUTES }
}

/** Whether two stretches of the week share a minute. */
export function meets(a: Span, b: Span): boolean {
  return a.weekday === b.weekday && a.minute < b.end && b.minute < a.end
}
