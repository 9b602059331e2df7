// The names of before: gone once every feature imports `notify.ts`.
export {
  notifyCustomer as announce,
  notifyDepartment as tellDepartment,
  type Reach,
  sayPromise,
} from './notify.ts';
