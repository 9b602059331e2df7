// What is wrong with the key of a request.

export const wrongKey = 'کلید درخواست درست نیست.';
