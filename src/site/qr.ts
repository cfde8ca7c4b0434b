/** The QR code of an address, as inline SVG. */
import QRCode from 'qrcode';

/**
 * One byte segment and a fixed mask: every reader takes them, and the search for the shortest segmentation and the
 * prettiest mask would cost more than the rest of the page.
 */
export function qrOf(address: string): Promise<string> {
  return QRCode.toString([{ data: Buffer.from(address), mode: 'byte' }], {
    type: 'svg',
    margin: 0,
    errorCorrectionLevel: 'M',
    maskPattern: 3,
  });
}
