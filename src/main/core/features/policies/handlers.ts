import type { HandlersOf } from '../../context.ts'
import { simulate } from './service.ts'

export const policiesHandlers: HandlersOf<'policies.simulate'> = { 'policies.simulate': simulate }
