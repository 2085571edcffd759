import type { HandlersOf } from '../../context.ts'
import { addItem, changeItem, clearDrawer, listDrawer, removeItem } from './service.ts'

export const saleDrawerHandlers: HandlersOf<
  'saleDrawer.list' | 'saleDrawer.add' | 'saleDrawer.update' | 'saleDrawer.remove' | 'saleDrawer.clear'
> = {
  'saleDrawer.list': listDrawer,
  'saleDrawer.add': addItem,
  'saleDrawer.update': changeItem,
  'saleDrawer.remove': removeItem,
  'saleDrawer.clear': clearDrawer,
}
