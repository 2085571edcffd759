import type { HandlersOf } from '../../context.ts'
import { currentActor, listPeople, lock, readIdle, setIdle, setPin, signIn, signOut } from './service.ts'

export const authHandlers: HandlersOf<
  | 'auth.current'
  | 'auth.people'
  | 'auth.signIn'
  | 'auth.signOut'
  | 'auth.lock'
  | 'auth.idle'
  | 'auth.setIdle'
  | 'staff.setPin'
> = {
  'auth.current': currentActor,
  'auth.people': listPeople,
  'auth.signIn': signIn,
  'auth.signOut': signOut,
  'auth.lock': lock,
  'auth.idle': readIdle,
  'auth.setIdle': setIdle,
  'staff.setPin': setPin,
}
