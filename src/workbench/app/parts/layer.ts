/**
 * Where dialogs and drawers are put. Put straight into the body they would lock its scrolling by a style without the page's nonce,
 * which its policy refuses; workbench.css locks it instead.
 */
export function layer(): HTMLElement {
  return document.getElementById('layers')!;
}
