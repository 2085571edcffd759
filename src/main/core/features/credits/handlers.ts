import type { HandlersOf } from '../../context.ts'
import {
  allocateCredits,
  explainCredits,
  listClientSubscriptions,
  revokeCredits,
  summariseCredits,
} from './service.ts'

export const creditsHandlers: HandlersOf<
  'credits.allocate' | 'credits.revoke' | 'credits.summary' | 'credits.explain' | 'subscriptions.list'
> = {
  'credits.allocate': allocateCredits,
  'credits.revoke': revokeCredits,
  'credits.summary': summariseCredits,
  'credits.explain': explainCredits,
  'subscriptions.list': listClientSubscriptions,
}
