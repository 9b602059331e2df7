// What is wrong in what an agent sent.

export const inThePast = 'این زمان گذشته است؛ زمانی در آینده انتخاب کنید.';
export const tooFar = 'این زمان خیلی دور است؛ زمانی تا یک سال آینده انتخاب کنید.';
