import type { HandlersOf } from '../../context.ts'
import { redoLast, undoHistory, undoLast } from './service.ts'

export const undoHandlers: HandlersOf<'undo.history' | 'undo.last' | 'undo.redo'> = {
  'undo.history': undoHistory,
  'undo.last': undoLast,
  'undo.redo': redoLast,
}
