// The names of before: gone once every feature imports `requester.ts`.
export { readAsCustomer as readFor } from './requester.ts';
