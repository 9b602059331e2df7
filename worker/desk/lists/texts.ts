export const taken = 'موردی با همین عنوان در فهرست هست؛ عنوان دیگری بنویسید.';
export const takenByRetired = 'این عنوان در فهرست هست ولی غیرفعال است؛ همان را فعال کنید.';
export const chooseOther = 'برچسب دیگری را انتخاب کنید که فعال باشد.';
