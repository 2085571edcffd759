import type { HandlersOf } from '../../context.ts'
import { previewPlan } from './preview.ts'
import { commitPlan, confirmPlan, getPlan, listAllPlans, retryPlan, runSale } from './service.ts'

export const plansHandlers: HandlersOf<
  | 'plans.list'
  | 'plans.get'
  | 'plans.preview'
  | 'plans.commit'
  | 'plans.run'
  | 'plans.retry'
  | 'plans.confirm'
> = {
  'plans.list': listAllPlans,
  'plans.get': getPlan,
  'plans.preview': previewPlan,
  'plans.commit': commitPlan,
  'plans.run': runSale,
  'plans.retry': retryPlan,
  'plans.confirm': confirmPlan,
}
