import type { HandlersOf } from '../../context.ts'
import { clientAsOf } from './as-of.ts'
import { clientTimeline } from './timeline.ts'

export const historyHandlers: HandlersOf<'clients.asOf' | 'clients.timeline'> = {
  'clients.asOf': clientAsOf,
  'clients.timeline': clientTimeline,
}
