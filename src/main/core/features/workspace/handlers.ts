import { ok, refuse } from '../../../../shared/result.ts'
import type { HandlersOf } from '../../context.ts'
import { findStudio } from '../studio/queries.ts'

/** What the command line answers where a window would switch to another file. */
function oneFileOnly(from: string, to: string) {
  return refuse('INVALID_TRANSITION', {
    from,
    to,
    why: 'The command line works on the one file it was given. Name another one with --db.',
  })
}

/** What the command line answers where a window would speak another language. */
function speaksEnglish(to: string) {
  return refuse('INVALID_TRANSITION', { from: 'en', to, why: 'The command line speaks English only.' })
}

export const workspaceHandlers: HandlersOf<
  'workspace.status' | 'workspace.openDemo' | 'workspace.leaveDemo' | 'workspace.speak'
> = {
  'workspace.status': async ({ workspace, engine }) => {
    if (workspace !== null) return ok(await workspace.status())
    const studio = await engine.read(findStudio)
    return ok({
      state: studio === null ? 'first_run' : 'open',
      demo: studio?.isDemo ?? false,
      problem: null,
    })
  },
  'workspace.openDemo': async ({ workspace, desk }, context) => {
    // It closes the studio's file, and with it what the person who locked has open.
    if (desk.seat?.locked === true) return refuse('LOCKED', {})
    return workspace === null ? oneFileOnly('studio', 'demo') : workspace.openDemo(context)
  },
  'workspace.leaveDemo': async ({ workspace }) =>
    workspace === null ? oneFileOnly('demo', 'studio') : workspace.leaveDemo(),
  // What is spoken is the shell's to keep: it hears of the choice by this answer.
  'workspace.speak': async ({ workspace }, _context, { language }) =>
    workspace === null ? speaksEnglish(language) : ok({ language }),
}
