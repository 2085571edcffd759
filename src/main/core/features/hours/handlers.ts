import type { HandlersOf } from '../../context.ts'
import { addClosure, changeClosure, listAllClosures, removeClosure } from './closures.ts'
import { readHours } from './range.ts'
import { addLeave, changeLeave, listLeave, removeLeave } from './time-off.ts'
import { changeOpening, getAvailability, getOpening, setAvailability } from './week.ts'

export const hoursHandlers: HandlersOf<
  | 'hours.get'
  | 'hours.update'
  | 'hours.range'
  | 'availability.get'
  | 'availability.set'
  | 'timeOff.list'
  | 'timeOff.add'
  | 'timeOff.update'
  | 'timeOff.remove'
  | 'closures.list'
  | 'closures.add'
  | 'closures.update'
  | 'closures.remove'
> = {
  'hours.get': getOpening,
  'hours.update': changeOpening,
  'hours.range': readHours,
  'availability.get': getAvailability,
  'availability.set': setAvailability,
  'timeOff.list': listLeave,
  'timeOff.add': addLeave,
  'timeOff.update': changeLeave,
  'timeOff.remove': removeLeave,
  'closures.list': listAllClosures,
  'closures.add': addClosure,
  'closures.update': changeClosure,
  'closures.remove': removeClosure,
}
