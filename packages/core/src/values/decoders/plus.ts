/** Undoes the `+` of application/x-www-form-urlencoded (URL Standard section 5.1): each stands for a space. */
export function plusDecode(text: string): string {
  return text.replaceAll('+', ' ');
}
