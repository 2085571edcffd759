import type { HandlersOf } from '../../context.ts'
import { redoLast, undoLast } from './service.ts'

export const undoHandlers: HandlersOf<'undo.last' | 'undo.redo'> = {
  'undo.last': undoLast,
  'undo.redo': redoLast,
}
