export { maskPersonalData } from '#shared/fields/personal-data.ts';
