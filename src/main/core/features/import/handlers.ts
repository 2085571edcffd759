import type { HandlersOf } from '../../context.ts'
import { openFile } from './open.ts'
import { commitImport, discardImport, previewImport, reportImport } from './service.ts'

export const importHandlers: HandlersOf<
  'import.open' | 'import.preview' | 'import.commit' | 'import.report' | 'import.discard'
> = {
  'import.open': openFile,
  'import.preview': previewImport,
  'import.commit': commitImport,
  'import.report': reportImport,
  'import.discard': discardImport,
}
