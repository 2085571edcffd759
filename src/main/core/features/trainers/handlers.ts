import type { HandlersOf } from '../../context.ts'
import { readTrainerDay } from './day.ts'

export const trainersHandlers: HandlersOf<'trainers.day'> = { 'trainers.day': readTrainerDay }
