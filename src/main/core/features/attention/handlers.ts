import type { HandlersOf } from '../../context.ts'
import { listMatters, resolveMatter, resolveMatters } from './service.ts'

export const attentionHandlers: HandlersOf<'attention.list' | 'attention.resolve' | 'attention.resolveMany'> =
  {
    'attention.list': listMatters,
    'attention.resolve': resolveMatter,
    'attention.resolveMany': resolveMatters,
  }
