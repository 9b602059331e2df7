const longestSide = 2_560;
const drawable = /^image\/(?:jpeg|png|webp|heic|heif|avif)$/;

/** What is sent; `isDrawn` where the browser has drawn it and can show it. */
type Redrawn = { blob: Blob; name: string; isDrawn: boolean };

/**
 * Draws a picture anew, so that place, camera and time stay on the device, and large photographs arrive
 * over slow networks. What the browser cannot draw goes as it is; the server cleans all files.
 */
export async function redrawPicture(file: File): Promise<Redrawn> {
  const asItIs = { blob: file, name: file.name, isDrawn: false };
  if (!drawable.test(file.type)) return asItIs;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const share = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * share));
    canvas.height = Math.max(1, Math.round(picture.height * share));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const isPng = file.type === 'image/png';
    const type = isPng ? 'image/png' : 'image/jpeg';
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.88));
    // Some private modes hand out blank canvases of another type.
    if (!blob || blob.type !== type) return asItIs;
    return {
      blob,
      name: file.name.replace(/\.\w+$/, '') + (isPng ? '.png' : '.jpg'),
      isDrawn: true,
    };
  } catch {
    return asItIs;
  }
}
