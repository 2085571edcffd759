import type { HandlersOf } from '../../context.ts'
import {
  changeRoom,
  changeService,
  createPackage,
  createRoom,
  createService,
  listStudioFamilies,
  listStudioLocations,
  listStudioPackages,
  listStudioRooms,
  listStudioServices,
} from './service.ts'

export const catalogueHandlers: HandlersOf<
  | 'services.list'
  | 'services.create'
  | 'services.update'
  | 'families.list'
  | 'locations.list'
  | 'rooms.list'
  | 'rooms.create'
  | 'rooms.update'
  | 'packages.list'
  | 'packages.create'
> = {
  'services.list': listStudioServices,
  'services.create': createService,
  'services.update': changeService,
  'families.list': listStudioFamilies,
  'locations.list': listStudioLocations,
  'rooms.list': listStudioRooms,
  'rooms.create': createRoom,
  'rooms.update': changeRoom,
  'packages.list': listStudioPackages,
  'packages.create': createPackage,
}
