// The words of a message that came by e-mail without any: with files, and where none of them was accepted.

export const onlyFiles = 'پیوست با ایمیل رسید.';
export const refusedFiles = 'ایمیلی بدون متن رسید و پیوست آن پذیرفته نشد.';
