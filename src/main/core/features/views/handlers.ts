import type { HandlersOf } from '../../context.ts'
import { listOwnViews, removeView, saveView } from './service.ts'

export const viewsHandlers: HandlersOf<'views.list' | 'views.save' | 'views.remove'> = {
  'views.list': listOwnViews,
  'views.save': saveView,
  'views.remove': removeView,
}
