import type { HandlersOf } from '../../context.ts'
import { allocateToMany } from './allocate-many.ts'
import { endSubscription } from './end.ts'
import { explainCredits } from './explain.ts'
import { extendGrant } from './extend.ts'
import { freezeSubscription, unfreezeSubscription } from './freeze.ts'
import { allocateCredits, listClientSubscriptions, revokeCredits, summariseCredits } from './service.ts'

export const creditsHandlers: HandlersOf<
  | 'credits.allocate'
  | 'credits.allocateMany'
  | 'credits.revoke'
  | 'credits.extend'
  | 'credits.summary'
  | 'credits.explain'
  | 'subscriptions.list'
  | 'subscriptions.freeze'
  | 'subscriptions.unfreeze'
  | 'subscriptions.end'
> = {
  'credits.allocate': allocateCredits,
  'credits.allocateMany': allocateToMany,
  'credits.revoke': revokeCredits,
  'credits.extend': extendGrant,
  'credits.summary': summariseCredits,
  'credits.explain': explainCredits,
  'subscriptions.list': listClientSubscriptions,
  'subscriptions.freeze': freezeSubscription,
  'subscriptions.unfreeze': unfreezeSubscription,
  'subscriptions.end': endSubscription,
}
