const HEAVY_BYTES = 1_500_000;
/** Enough to read a certificate's print. */
const LONGEST_SIDE = 2_000;

/** A photo from a phone made small enough for a slow line; anything else as it is. */
export async function lighter(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size <= HEAVY_BYTES) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.85); });
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
