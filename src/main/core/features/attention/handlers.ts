import type { HandlersOf } from '../../context.ts'
import { listMatters, resolveMatter } from './service.ts'

export const attentionHandlers: HandlersOf<'attention.list' | 'attention.resolve'> = {
  'attention.list': listMatters,
  'attention.resolve': resolveMatter,
}
