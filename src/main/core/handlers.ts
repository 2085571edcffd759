import type { Handlers } from './context.ts'
import { assignmentHandlers } from './features/assignments/handlers.ts'
import { attentionHandlers } from './features/attention/handlers.ts'
import { auditHandlers } from './features/audit/handlers.ts'
import { authHandlers } from './features/auth/handlers.ts'
import { bookingsHandlers } from './features/bookings/handlers.ts'
import { catalogueHandlers } from './features/catalogue/handlers.ts'
import { clientsHandlers } from './features/clients/handlers.ts'
import { creditsHandlers } from './features/credits/handlers.ts'
import { historyHandlers } from './features/history/handlers.ts'
import { hoursHandlers } from './features/hours/handlers.ts'
import { importHandlers } from './features/import/handlers.ts'
import { mergeHandlers } from './features/merge/handlers.ts'
import { plansHandlers } from './features/plans/handlers.ts'
import { policiesHandlers } from './features/policies/handlers.ts'
import { printHandlers } from './features/print/handlers.ts'
import { purchasesHandlers } from './features/purchases/handlers.ts'
import { repairHandlers } from './features/repair/handlers.ts'
import { saleDrawerHandlers } from './features/sale-drawer/handlers.ts'
import { scheduleHandlers } from './features/schedule/handlers.ts'
import { staffHandlers } from './features/staff/handlers.ts'
import { stripeHandlers } from './features/stripe/handlers.ts'
import { studioHandlers } from './features/studio/handlers.ts'
import { systemHandlers } from './features/system/handlers.ts'
import { tasksHandlers } from './features/tasks/handlers.ts'
import { trainersHandlers } from './features/trainers/handlers.ts'
import { undoHandlers } from './features/undo/handlers.ts'
import { upkeepHandlers } from './features/upkeep/handlers.ts'
import { viewsHandlers } from './features/views/handlers.ts'
import { workspaceHandlers } from './features/workspace/handlers.ts'

/** Every method's use case. A method of the contract that is missing here does not compile. */
export const handlers: Handlers = {
  ...attentionHandlers,
  ...auditHandlers,
  ...authHandlers,
  ...bookingsHandlers,
  ...catalogueHandlers,
  ...clientsHandlers,
  ...creditsHandlers,
  ...assignmentHandlers,
  ...historyHandlers,
  ...hoursHandlers,
  ...importHandlers,
  ...mergeHandlers,
  ...plansHandlers,
  ...policiesHandlers,
  ...printHandlers,
  ...purchasesHandlers,
  ...repairHandlers,
  ...saleDrawerHandlers,
  ...scheduleHandlers,
  ...staffHandlers,
  ...stripeHandlers,
  ...studioHandlers,
  ...systemHandlers,
  ...tasksHandlers,
  ...trainersHandlers,
  ...undoHandlers,
  ...upkeepHandlers,
  ...viewsHandlers,
  ...workspaceHandlers,
}
